package fettle.contracts.staffing;

import fettle.contracts.sla.Priority;
import java.time.Duration;
import java.time.Instant;

/// A ticket that came in, and the touch time that it took in all.
public record Arrival(Instant at, Priority priority, Duration touch) {

    /// @throws IllegalArgumentException for a negative touch time
    public Arrival {
        if (touch.isNegative()) {
            throw new IllegalArgumentException("A ticket takes no negative time.");
        }
    }
}
