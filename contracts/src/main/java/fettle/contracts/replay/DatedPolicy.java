package fettle.contracts.replay;

import fettle.contracts.sla.SlaPolicy;
import java.time.Instant;

/// A service level from a moment on.
///
/// @param appliesToOpen whether tickets open at that moment are judged by it from then on; else by the one at their
///     receipt, to their end (DOMAIN 2.1)
public record DatedPolicy(Instant from, SlaPolicy policy, boolean appliesToOpen) {}
