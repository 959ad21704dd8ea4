package fettle.server.sla;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.replay.TicketHistory;
import fettle.contracts.sla.SlaEvent;
import fettle.server.testing.TestDatabase;
import fettle.server.testing.TestDesk;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.reply.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The logs of many tickets read at once say of each what its own log says.
class HistoriesTest {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private final List<Ticket> tickets = new ArrayList<>();
    private TestDesk desk;

    @BeforeEach
    void threeTicketsInTwoHours() {
        desk = new TestDesk(database.get());
        for (String subject : List.of("Printer", "Screen", "Mail")) {
            tickets.add(desk.open(subject));
            desk.clock.advance(Duration.ofMinutes(40));
        }
        reply(tickets.get(0), Reply.of("On it"));
        desk.clock.advance(Duration.ofMinutes(5));
        desk.write(tickets.get(0), "Thank you");
        reply(tickets.get(2), Reply.of("Which mail?"));
    }

    @Test
    void sayWhatEachTicketsOwnLogSays() {
        List<TicketHistory> histories = between(Instant.EPOCH, desk.clock.instant());

        assertThat(histories).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(histories.get(i).ticket())
                    .isEqualTo(String.valueOf(tickets.get(i).number()));
            assertThat(histories.get(i).events()).isEqualTo(own(tickets.get(i)));
        }
    }

    @Test
    void areThoseReceivedFromOneMomentUpToAnother() {
        Instant second = tickets.get(1).receivedAt();

        assertThat(between(second, tickets.get(2).receivedAt()))
                .extracting(TicketHistory::ticket)
                .containsExactly(String.valueOf(tickets.get(1).number()));
    }

    @Test
    void areOfOneClient() {
        var other = new TestDesk(database.get());
        other.open("Elsewhere");

        assertThat(between(Instant.EPOCH, other.clock.instant().plus(Duration.ofDays(1))))
                .hasSize(3);
    }

    private List<TicketHistory> between(Instant since, Instant until) {
        return desk.all(tx -> desk.clocks.histories(tx, desk.acme.id(), since, until));
    }

    private List<SlaEvent> own(Ticket ticket) {
        return desk.all(tx -> SlaEvents.of(
                desk.log.of(tx.forClient(desk.acme.id()), ticket.id()), id -> desk.suppliers.terms(tx, id)));
    }

    private void reply(Ticket ticket, Reply reply) {
        desk.in(tx -> desk.handling.reply(tx, desk.seen(ticket), desk.tess, reply));
    }
}
