package fettle.server.ticket.sorting;

import fettle.server.store.Tx;
import fettle.server.ticket.Changes;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.LastWord;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.log.TicketEvent.Stamp;
import fettle.server.ticket.log.TicketLog;
import fettle.web.Refusal;
import java.util.List;

/// What was written after a ticket was solved, and read as thanks or as nothing new: one of us says whether it was.
public final class AfterSolving {

    private final Changes changes;
    private final TicketLog log;

    public AfterSolving(Changes changes, TicketLog log) {
        this.changes = changes;
        this.log = log;
    }

    /// It was: the ticket stays solved. The other answer is to reopen it.
    public Ticket keepSolved(Tx tx, Seen seen, Actor.Technician by) {
        Ticket before = changes.locked(tx, seen);
        boolean undecided = before.stage() == Ticket.Stage.RESOLVED
                && LastWord.undecided(log.of(tx.forClient(before.clientId()), before.id()))
                        .isPresent();
        if (!undecided) {
            throw new Refusal.Conflict("ticket.nothing-to-decide", String.valueOf(before.number()));
        }
        Stamp stamp = changes.now(by);
        return changes.touched(tx, before, stamp, List.of(new TicketEvent.KeptSolved(stamp)));
    }
}
