package fettle.server.sla;

import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.clock.ClockReading;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A clock as the last event of its ticket left it: what lists sort by, and what pages count on from.
///
/// @param calendarId the hours by which it counts
/// @param counted the time counted when it was stored
/// @param runningSince when that was, for a running clock
/// @param due nothing while paused
/// @param breachAt when it was breached, or will be if nothing happens
/// @param breached whether that had come when it was stored
public record StoredClock(
        long ticketId,
        Commitment commitment,
        ClockReading.State state,
        long calendarId,
        Duration target,
        Duration counted,
        Optional<Instant> runningSince,
        Optional<Instant> due,
        Optional<Instant> breachAt,
        Optional<Instant> nextWarning,
        boolean breached) {

    public boolean running() {
        return state == ClockReading.State.RUNNING;
    }

    /// Whether more was counted than is allowed, by now.
    public boolean isBreachedAt(Instant now) {
        return breached || (running() && breachAt.filter(at -> !at.isAfter(now)).isPresent());
    }
}
