package fettle.server.contract;

import fettle.contracts.sla.Priority;
import java.util.Optional;

/// What a contract promises for one priority, in minutes of business time; what is absent is not promised.
///
/// @param calendarId other hours than the contract's for this priority
public record Target(
        Priority priority,
        Optional<Long> calendarId,
        Optional<Integer> responseMinutes,
        Optional<Integer> updateMinutes,
        Optional<Integer> resolutionMinutes) {}
