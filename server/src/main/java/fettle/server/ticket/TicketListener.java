package fettle.server.ticket;

import fettle.server.store.Tx;
import fettle.server.ticket.log.TicketEvent;
import java.util.List;

/// Told of every change of a ticket inside the transaction that makes it, in the order in which `Fettle` names them.
public interface TicketListener {

    /// A ticket has changed.
    ///
    /// @param ticket as it stands after the change
    /// @param events what was appended to its log, never empty
    void changed(Tx tx, Ticket ticket, List<TicketEvent> events);
}
