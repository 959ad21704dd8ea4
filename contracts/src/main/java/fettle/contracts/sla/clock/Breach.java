package fettle.contracts.sla.clock;

import java.time.Instant;

/// A promise broken.
///
/// @param due where the budget ended
/// @param at the first moment that was later than allowed
record Breach(Instant due, Instant at) {}
