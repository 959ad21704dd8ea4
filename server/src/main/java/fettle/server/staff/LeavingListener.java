package fettle.server.staff;

import fettle.server.store.Tx;

/// Told inside the transaction that somebody works here no more, before their row says so.
@FunctionalInterface
public interface LeavingListener {

    void leaves(Tx tx, long technicianId);
}
