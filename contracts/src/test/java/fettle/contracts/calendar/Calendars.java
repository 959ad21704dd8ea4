package fettle.contracts.calendar;

import static java.util.stream.Collectors.groupingBy;

import fettle.contracts.CaseTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The calendars of the reference cases, by name; each time a new one, that has worked nothing out yet.
public final class Calendars {

    private static final Map<String, List<CaseTable.Case>> ROWS =
            CaseTable.read("calendars.tsv").cases().stream().collect(groupingBy(row -> row.text("calendar")));

    private Calendars() {}

    public static BusinessCalendar named(String name) {
        List<CaseTable.Case> rows = Objects.requireNonNull(ROWS.get(name), name);
        return new BusinessCalendar(name, rows.stream().map(Calendars::version).toList());
    }

    public static List<BusinessCalendar> all() {
        return ROWS.keySet().stream().map(Calendars::named).toList();
    }

    private static CalendarVersion version(CaseTable.Case row) {
        return row.has("from")
                ? CalendarVersion.from(
                        LocalDate.parse(row.text("from")), row.text("zone"), row.text("weekly"), row.text("exceptions"))
                : CalendarVersion.of(row.text("zone"), row.text("weekly"), row.text("exceptions"));
    }
}
