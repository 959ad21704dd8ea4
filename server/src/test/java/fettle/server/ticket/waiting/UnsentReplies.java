package fettle.server.ticket.waiting;

import fettle.server.store.Scope;
import fettle.server.testing.TestServer;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.canned.CannedReply;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.reply.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Replies that have not gone out, for tests of all pages: a text to begin one with is there, one waits for its time,
/// another was taken back by the
/// administrator who reads the pages.
public final class UnsentReplies {

    private UnsentReplies() {}

    public static void on(TestServer server, Actor.Technician writer, Ticket scheduled, Ticket takenBack) {
        var canned = server.fettle().features().ticketing().canned();
        var waiting = server.fettle().features().ticketing().waiting();
        var ada = server.people().ada();
        var reader = new Actor.Technician(ada.technicianId(), ada.name());
        Instant later = server.clock().instant().plus(Duration.ofDays(2));
        server.database().run(new Scope.System("test"), tx -> {
            canned.add(tx, new CannedReply.Wanted("Morning", "Good morning {contact.name}", Optional.empty(), true));
            for (Ticket ticket : List.of(scheduled, takenBack)) {
                waiting.schedule(tx, Seen.asItStands(ticket.number()), writer, Reply.of("Good morning"), later);
            }
            long written = waiting.ofTicket(tx.forClient(takenBack.clientId()), takenBack.id())
                    .getFirst()
                    .id();
            waiting.takeBack(tx, Seen.asItStands(takenBack.number()), reader, written);
        });
    }
}
