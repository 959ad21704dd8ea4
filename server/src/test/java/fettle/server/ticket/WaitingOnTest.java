package fettle.server.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fettle.contracts.sla.PauseReason;
import fettle.server.testing.TestDatabase;
import fettle.server.testing.TestDesk;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.reply.Reply;
import fettle.web.Refusal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A wait that a message ended which was no answer.
class WaitingOnTest {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private TestDesk desk;
    private Ticket ticket;

    @BeforeEach
    void annWrites() {
        desk = new TestDesk(database.get());
        ticket = desk.open("Printer down");
    }

    @Test
    void goesOnWaitingWhenAMessageWasNoAnswer() {
        Instant followUp = desk.clock.instant().plus(Duration.ofDays(1));
        desk.in(tx -> desk.handling.reply(
                tx,
                desk.seen(ticket),
                desk.tess,
                Reply.of("Which one?").waitingFor(PauseReason.CLIENT_INFO, followUp)));
        desk.clock.advance(Duration.ofHours(1));
        Ticket thanked = desk.write(ticket, "Thank you for asking!").ticket();

        Ticket waiting = desk.in(tx -> desk.handling.keepWaiting(tx, desk.seen(thanked), desk.tess, followUp));

        assertThat(waiting.waiting()).isTrue();
        assertThat(waiting.unansweredSince()).isEmpty();
        assertThat(desk.log(ticket).getLast())
                .isInstanceOfSatisfying(
                        TicketEvent.KeptWaiting.class,
                        kept -> assertThat(kept.reason()).isEqualTo(PauseReason.CLIENT_INFO));
    }

    @Test
    void waitsOnOnlyWhereAMessageHasJustEndedTheWait() {
        Instant followUp = desk.clock.instant().plus(Duration.ofDays(1));

        assertThat(keptWaiting(ticket, followUp)).isEqualTo("ticket.nothing-ended-a-wait");

        desk.in(tx -> desk.handling.reply(
                tx,
                desk.seen(ticket),
                desk.tess,
                Reply.of("Which one?").waitingFor(PauseReason.CLIENT_INFO, followUp)));
        desk.clock.advance(Duration.ofHours(1));
        Ticket answered = desk.write(ticket, "The one on the left.").ticket();
        desk.in(tx -> desk.handling.reply(tx, desk.seen(answered), desk.tess, Reply.of("Then I know.")));

        assertThat(keptWaiting(answered, followUp)).isEqualTo("ticket.nothing-ended-a-wait");
        assertThat(desk.now(ticket).waiting()).isFalse();
    }

    private String keptWaiting(Ticket shown, Instant followUp) {
        return catchThrowableOfType(
                        Refusal.Conflict.class,
                        () -> desk.in(tx -> desk.handling.keepWaiting(tx, desk.asItStands(shown), desk.tess, followUp)))
                .getMessage();
    }
}
