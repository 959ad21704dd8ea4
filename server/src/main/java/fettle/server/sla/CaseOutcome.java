package fettle.server.sla;

import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.Priority;
import java.time.Duration;
import java.time.Instant;

/// A promise kept or broken on a ticket: a case of the month in which it became known (DOMAIN 2.8).
///
/// @param instance counts resolutions of a ticket whose contract starts afresh after a reopening, from 0
/// @param open whether the clock had not stopped: only a broken promise is a case before that, and its time is not told
/// @param live whether a person answered at receipt, so that it stays out of the response share
public record CaseOutcome(
        long ticketId,
        Commitment commitment,
        int instance,
        Priority priority,
        boolean met,
        boolean open,
        boolean live,
        Duration counted,
        Instant knownAt) {}
