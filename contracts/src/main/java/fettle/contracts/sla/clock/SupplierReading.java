package fettle.contracts.sla.clock;

import fettle.contracts.sla.Supplier;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What the clock of one stay with a supplier shows at a moment (DOMAIN 2.6).
///
/// @param engaged when the stay began
/// @param counted time on the supplier's calendar, without the time in which it waited for us
/// @param breachAt the first moment later than its target allows, once that has come
/// @param clientTime time on the client's calendar from beginning to end, for the supplier's scorecard
public record SupplierReading(
        Supplier supplier,
        Instant engaged,
        ClockReading.State state,
        Duration counted,
        Optional<Instant> due,
        Optional<Instant> breachAt,
        Duration clientTime) {}
