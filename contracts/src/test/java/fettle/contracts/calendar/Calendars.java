package fettle.contracts.calendar;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import fettle.contracts.CaseTable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// The calendars of the reference cases, by name.
public final class Calendars {

    private static final Map<String, BusinessCalendar> BY_NAME = read();

    private Calendars() {}

    public static BusinessCalendar named(String name) {
        return Objects.requireNonNull(BY_NAME.get(name), name);
    }

    public static Iterable<BusinessCalendar> all() {
        return BY_NAME.values();
    }

    private static Map<String, BusinessCalendar> read() {
        var versions = CaseTable.read("calendars.tsv").cases().stream()
                .collect(groupingBy(row -> row.text("calendar"), mapping(Calendars::version, toList())));
        Map<String, BusinessCalendar> calendars = new HashMap<>();
        versions.forEach((name, list) -> calendars.put(name, new BusinessCalendar(name, list)));
        return calendars;
    }

    private static CalendarVersion version(CaseTable.Case row) {
        return row.has("from")
                ? CalendarVersion.from(
                        LocalDate.parse(row.text("from")), row.text("zone"), row.text("weekly"), row.text("exceptions"))
                : CalendarVersion.of(row.text("zone"), row.text("weekly"), row.text("exceptions"));
    }
}
