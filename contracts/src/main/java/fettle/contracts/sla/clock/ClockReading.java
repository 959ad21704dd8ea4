package fettle.contracts.sla.clock;

import fettle.contracts.sla.Commitment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What one clock of a ticket shows at a moment (DOMAIN 2.5).
///
/// @param target what is promised now
/// @param counted the time counted so far
/// @param remaining the budget left, negative when overdrawn; after a change of target not simply target less counted
/// @param due when the budget is used up: running, counted from the last start, resumption or change; breached, where
///     it ended; stopped, as it stood; nothing while paused, or when the calendar never opens for long enough
/// @param breachAt the first moment later than allowed, once that has come
/// @param willBreachAt the same moment while it lies ahead of a running clock
/// @param warnings the warning points of a running clock, passed ones included, in order of time
/// @param nextWarning the first warning point still ahead
/// @param live whether a person answered at receipt, so that the case stays out of the response share
/// @param steps what the clock went through, for [Explanation]
public record ClockReading(
        Commitment commitment,
        State state,
        Duration target,
        Duration counted,
        Duration remaining,
        Optional<Instant> due,
        Optional<Instant> breachAt,
        Optional<Instant> willBreachAt,
        List<Warning> warnings,
        Optional<Instant> nextWarning,
        boolean live,
        List<Step> steps) {

    public enum State {
        RUNNING,
        PAUSED,
        STOPPED
    }

    /// A share of the target used, and when the clock reaches it, at its present course.
    public record Warning(int percent, Instant at) {}

    /// Whether the promise is broken by now: more was counted than allowed, or, under `strict-due`, the due
    /// instant has gone (DOMAIN 2.5).
    public boolean isBreached() {
        return breachAt.isPresent();
    }
}
