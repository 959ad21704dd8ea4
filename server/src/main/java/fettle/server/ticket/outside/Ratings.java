package fettle.server.ticket.outside;

import fettle.server.store.Tx;
import fettle.server.ticket.Changes;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Tickets;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.TicketEvent;
import java.util.List;

/// What customers think of how a ticket went, in its log. Verbs join the caller's transaction.
public final class Ratings {

    private final Changes changes;
    private final Tickets tickets;

    public Ratings(Changes changes, Tickets tickets) {
        this.changes = changes;
        this.tickets = tickets;
    }

    /// Notes a mark; the last one counts.
    public void rate(Tx tx, long clientId, long ticketId, Actor.Contact by, int mark, String words) {
        Ticket own = tickets.ticket(tx, clientId, ticketId);
        Ticket before = changes.locked(tx, clientId, tickets.goesOnIn(tx, own).id());
        changes.done(tx, before, List.of(new TicketEvent.Rated(changes.now(by), mark, words)));
    }
}
