package fettle.contracts.order;

import java.time.Duration;
import java.time.Instant;

/// Something that is owed on a ticket by a moment: one of its clocks, or what a person told the client.
///
/// @param left business time until then for a clock, time on the wall for a promise; negative once it is late
/// @param due when
public record Owed(What what, Duration left, Instant due) {

    /// What is owed.
    public enum What {
        RESPONSE,
        UPDATE,
        RESOLUTION,
        /// A call or a visit at an hour, told to the client by a person.
        PROMISE
    }

    /// Whether it is late, by more than a grace.
    ///
    /// @param grace zero or more
    boolean isLateBy(Duration grace) {
        return left.plus(grace).isNegative();
    }
}
