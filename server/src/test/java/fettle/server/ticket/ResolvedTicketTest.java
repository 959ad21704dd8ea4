package fettle.server.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.server.testing.TestDatabase;
import fettle.server.testing.TestDesk;
import fettle.server.ticket.reply.Reply;
import fettle.server.ticket.reply.Reply.Solution;
import fettle.web.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ResolvedTicketTest {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private final TestDesk desk = new TestDesk(database.get());
    private final Ticket ticket = desk.open("Printer down");

    @Test
    void promisesAndPlansNothingOnWhatIsResolved() {
        Ticket resolved = desk.in(tx -> desk.handling.resolve(
                tx, desk.seen(ticket), desk.tess, new Solution("No paper", "Refilled"), Optional.empty()));
        Instant later = desk.clock.instant().plus(Duration.ofHours(1));

        for (Reply reply : List.of(
                Reply.of("Soon").promising("We call", later), Reply.of("Soon").next("Call", Optional.of(later)))) {
            assertThatThrownBy(
                            () -> desk.in(tx -> desk.handling.reply(tx, desk.asItStands(resolved), desk.tess, reply)))
                    .isInstanceOf(Refusal.Conflict.class)
                    .hasMessage("ticket.resolved-already");
        }
        assertThat(desk.now(ticket).promise()).isEmpty();
    }
}
