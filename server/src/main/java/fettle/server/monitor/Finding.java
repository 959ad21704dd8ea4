package fettle.server.monitor;

import fettle.server.monitor.rule.Severity;
import fettle.server.store.Row;
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

    /// From a row that has the table's columns.
    public static Finding of(Row row) {
        return new Finding(
                row.id("id"),
                row.id("client_id"),
                row.id("ticket_id"),
                row.text("rule"),
                row.one(Severity.class, "severity"),
                row.text("words"),
                row.instant("opened_at"),
                row.yes("late"),
                row.optionalId("owner_id"),
                row.optionalId("group_id"),
                row.optionalId("acknowledged_by"),
                row.optionalInstant("acknowledged_at"),
                row.optionalInstant("snoozed_until"),
                row.optionalText("snooze_reason"),
                row.optionalInstant("cleared_at"),
                row.optionalText("cleared_how"));
    }

    public boolean open() {
        return clearedAt.isEmpty();
    }

    public boolean restsAt(Instant now) {
        return snoozedUntil.filter(until -> until.isAfter(now)).isPresent();
    }
}
