package fettle.server.worklog;

import fettle.server.store.Tx;

/// Told inside the transaction that the time worked for a client has changed: logged, corrected or approved.
@FunctionalInterface
public interface TimeListener {

    void changed(Tx tx, long clientId);
}
