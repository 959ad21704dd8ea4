package fettle.server.monitor;

import fettle.server.store.Tx;
import java.time.Instant;
import java.util.Optional;

/// What the rules must know of reviews, which are a feature above this one.
@FunctionalInterface
public interface Verdicts {

    /// When the handling of a ticket was last judged by a second person.
    Optional<Instant> last(Tx client, long ticketId);
}
