package fettle.server.monitor;

import fettle.server.monitor.rule.Uncovered;
import fettle.server.store.Tx;
import java.util.Optional;

/// What the rules must know of contracts' cover, which a feature above this one works out.
@FunctionalInterface
public interface Cover {

    /// The work on a ticket for which nobody pays yet.
    Optional<Uncovered> lacking(Tx client, long ticketId);
}
