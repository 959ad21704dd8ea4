package fettle.server.monitor;

import fettle.server.monitor.rule.Severity;
import java.time.Instant;
import java.util.Optional;

/// An open or past case of a rule about a ticket (DOMAIN 6.1: an exception).
///
/// @param words the facts, the same for everybody
/// @param openedAt when it appeared
/// @param late whether it appeared later than it should have, since the server was down or busy
/// @param personId whom it concerns: the owner, who promised, who resolved
/// @param snoozedUntil until when it rests
public record Finding(
        long id,
        long clientId,
        long ticketId,
        String rule,
        Severity severity,
        String words,
        Instant openedAt,
        boolean late,
        Optional<Long> personId,
        Optional<Long> groupId,
        Optional<Long> acknowledgedBy,
        Optional<Instant> acknowledgedAt,
        Optional<Instant> snoozedUntil,
        Optional<String> snoozeReason,
        Optional<Instant> clearedAt,
        Optional<String> clearedHow) {

    public boolean open() {
        return clearedAt.isEmpty();
    }

    public boolean restsAt(Instant now) {
        return snoozedUntil.filter(until -> until.isAfter(now)).isPresent();
    }
}
