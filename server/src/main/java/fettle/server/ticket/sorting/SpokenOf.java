package fettle.server.ticket.sorting;

import fettle.server.client.Client;
import fettle.server.store.Tx;
import fettle.server.ticket.Changes;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Tickets;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.log.TicketEvent.Stamp;
import fettle.server.ticket.log.TicketLog;
import fettle.web.Refusal;
import java.util.List;
import java.util.Optional;

/// Tickets of which another one's first message speaks, though whoever wrote it may not write to them. Only we see
/// which; one of us may decide that it belongs there all the same.
public final class SpokenOf {

    private final Changes changes;
    private final Tickets tickets;
    private final TicketLog log;
    private final Merging merging;
    private final Reassigning reassigning;

    public SpokenOf(Changes changes, Tickets tickets, TicketLog log, Merging merging, Reassigning reassigning) {
        this.changes = changes;
        this.tickets = tickets;
        this.log = log;
        this.merging = merging;
        this.reassigning = reassigning;
    }

    /// The ticket that a log speaks of, by its row.
    public static Optional<Long> in(List<TicketEvent> log) {
        return log.stream()
                .filter(TicketEvent.SpeaksOf.class::isInstance)
                .map(event -> ((TicketEvent.SpeaksOf) event).otherTicketId())
                .findFirst();
    }

    /// Notes of which other ticket one speaks.
    public Ticket note(Tx tx, long clientId, long ticketId, Ticket other) {
        Ticket before = changes.locked(tx, clientId, ticketId);
        Stamp stamp = changes.now(Actor.Outside.FETTLE);
        return before.id() == other.id()
                ? before
                : changes.done(tx, before, List.of(new TicketEvent.SpeaksOf(stamp, other.id())));
    }

    /// Lets it go on in the ticket that it speaks of. What was nobody's becomes that ticket's client's
    /// first; what is another client's stays theirs.
    public Ticket join(Tx tx, Seen seen, Actor.Technician by) {
        Ticket ticket = tickets.find(tx, seen.number());
        Ticket other = in(log.of(tx.forClient(ticket.clientId()), ticket.id()))
                .flatMap(id -> tickets.ofId(tx, id))
                .orElseThrow(() -> new Refusal.Conflict("ticket.speaks-of-none", String.valueOf(ticket.number())));
        if (ticket.clientId() != Client.UNASSIGNED || other.clientId() == Client.UNASSIGNED) {
            return merging.merge(tx, seen, by, other.number());
        }
        reassigning.reassign(tx, seen, by, other.clientId(), "#" + other.number());
        return merging.merge(tx, Seen.asItStands(ticket.number()), by, other.number());
    }
}
