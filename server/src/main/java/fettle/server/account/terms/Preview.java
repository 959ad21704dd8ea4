package fettle.server.account.terms;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.SlaPolicy;
import fettle.server.sla.view.PriorityView;
import fettle.web.text.Texts;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// If it broke at a moment: by when would we answer, and have it fixed?
///
/// @param at the moment asked about, on the client's clock, as a field for it has it
record Preview(String at, List<Row> rows) {

    /// The promises of one priority.
    record Row(PriorityView mark, String calendar, List<Line> lines) {}

    /// One promise.
    record Line(String what, String by, String within) {}

    private static final DateTimeFormatter BY = DateTimeFormatter.ofPattern("HH:mm EEE d MMM", Locale.UK);
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    static Preview of(SlaPolicy policy, LocalDateTime at, ZoneId zone, Texts texts) {
        Instant broke = at.atZone(zone).toInstant();
        List<Row> rows = Arrays.stream(Priority.values())
                .map(priority -> row(policy, priority, broke, zone, texts))
                .filter(row -> !row.lines().isEmpty())
                .toList();
        return new Preview(FIELD.format(at), rows);
    }

    private static Row row(SlaPolicy policy, Priority priority, Instant broke, ZoneId zone, Texts texts) {
        BusinessCalendar calendar = policy.calendarFor(priority);
        List<Line> lines = Arrays.stream(Commitment.values())
                .flatMap(commitment -> policy.target(priority, commitment).stream()
                        .map(within -> new Line(
                                texts.with("account.by." + commitment.name().toLowerCase(Locale.ROOT)),
                                calendar.add(broke, within)
                                        .map(due -> BY.format(due.atZone(zone)))
                                        .orElseGet(() -> texts.with("account.by-never")),
                                texts.with("account.within", Spell.of((int) within.toMinutes())))))
                .toList();
        return new Row(PriorityView.heading(priority, texts), calendar.name(), lines);
    }
}
