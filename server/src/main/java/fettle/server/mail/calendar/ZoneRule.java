package fettle.server.mail.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A time zone as a calendar file describes it: offsets, each with the day of the year on which it begins to hold.
record ZoneRule(String name, List<Change> changes) {

    private static final Map<String, DayOfWeek> DAYS = Map.of(
            "MO",
            DayOfWeek.MONDAY,
            "TU",
            DayOfWeek.TUESDAY,
            "WE",
            DayOfWeek.WEDNESDAY,
            "TH",
            DayOfWeek.THURSDAY,
            "FR",
            DayOfWeek.FRIDAY,
            "SA",
            DayOfWeek.SATURDAY,
            "SU",
            DayOfWeek.SUNDAY);

    /// @param yearly its month and the weekday in it, as in "the last Sunday of March"; empty when it held
    /// once and for all
    record Change(ZoneOffset offset, LocalDateTime first, Optional<Yearly> yearly) {

        /// The latest time at or before `local` at which this offset began to hold.
        Optional<LocalDateTime> before(LocalDateTime local) {
            if (yearly.isEmpty()) {
                return Optional.of(first).filter(begin -> !begin.isAfter(local));
            }
            LocalDateTime thisYear = yearly.get().in(local.getYear(), first.toLocalTime());
            LocalDateTime found =
                    thisYear.isAfter(local) ? yearly.get().in(local.getYear() - 1, first.toLocalTime()) : thisYear;
            return Optional.of(found).filter(begin -> !begin.isBefore(first));
        }
    }

    /// @param ordinal which weekday of the month; from its end when negative
    record Yearly(int month, int ordinal, DayOfWeek day) {
        LocalDateTime in(int year, LocalTime time) {
            return LocalDate.of(year, month, 1)
                    .with(TemporalAdjusters.dayOfWeekInMonth(ordinal, day))
                    .atTime(time);
        }
    }

    ZoneRule {
        changes = List.copyOf(changes);
    }

    /// The zone that these lines describe, if they can be read.
    static Optional<ZoneRule> of(List<ContentLine> lines) {
        String name = "";
        List<Change> changes = new ArrayList<>();
        List<ContentLine> part = new ArrayList<>();
        try {
            for (ContentLine line : lines) {
                name = line.is("TZID") ? line.value().strip().replace("\"", "") : name;
                if (line.is("BEGIN")) {
                    part.clear();
                } else if (line.ends("STANDARD") || line.ends("DAYLIGHT")) {
                    changes.add(change(part));
                } else {
                    part.add(line);
                }
            }
        } catch (DateTimeException | NumberFormatException _) {
            return Optional.empty();
        }
        return name.isEmpty() || changes.isEmpty() ? Optional.empty() : Optional.of(new ZoneRule(name, changes));
    }

    private static Change change(List<ContentLine> part) {
        return new Change(
                ZoneOffset.of(value(part, "TZOFFSETTO")),
                LocalDateTime.parse(value(part, "DTSTART"), DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss")),
                yearly(value(part, "RRULE")));
    }

    private static String value(List<ContentLine> part, String name) {
        return part.stream()
                .filter(line -> line.is(name))
                .map(line -> line.value().strip())
                .findFirst()
                .orElse("");
    }

    /// `FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU`, in any order.
    private static Optional<Yearly> yearly(String rule) {
        int month = 0;
        String day = "";
        for (String part : rule.split(";", 20)) {
            month = part.startsWith("BYMONTH=") ? Integer.parseInt(part.substring(8)) : month;
            day = part.startsWith("BYDAY=") ? part.substring(6) : day;
        }
        if (month == 0 || day.length() < 3) {
            return Optional.empty();
        }
        int which = month;
        int ordinal = Integer.parseInt(day.substring(0, day.length() - 2));
        return Optional.ofNullable(DAYS.get(day.substring(day.length() - 2)))
                .map(weekday -> new Yearly(which, ordinal, weekday));
    }

    /// The offset that holds at a local time: that of the change which was the last before it.
    ZoneOffset offsetAt(LocalDateTime local) {
        return changes.stream()
                .filter(change -> change.before(local).isPresent())
                .max(Comparator.comparing(change -> change.before(local).orElseThrow()))
                .or(() -> changes.stream().findFirst())
                .map(Change::offset)
                .orElse(ZoneOffset.UTC);
    }
}
