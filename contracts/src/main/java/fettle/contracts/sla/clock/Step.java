package fettle.contracts.sla.clock;

import fettle.contracts.sla.PauseReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One thing that a clock went through.
///
/// @param counted the time counted by then
/// @param left the budget left from then on
/// @param calendar the name of the hours that count from then on
/// @param reason why the clock stands, for a pause
public record Step(
        Instant at, What what, Duration counted, Duration left, String calendar, Optional<PauseReason> reason) {

    public enum What {
        BEGAN,
        PAUSED,
        RESUMED,
        CHANGED,
        CORRECTED,
        EXCLUDED,
        STOPPED,
        REOPENED
    }
}
