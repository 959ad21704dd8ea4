package fettle.server.monitor;

import fettle.server.store.Tx;
import fettle.server.ticket.Ticket;

/// Told, within the transaction, what a rule finds: when it first does, and when that becomes more pressing.
@FunctionalInterface
public interface FindingListener {

    void found(Tx tx, Ticket ticket, Finding finding);
}
