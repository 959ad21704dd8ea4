package fettle.server.mail.calendar;

import fettle.server.mail.calendar.Appointment.When;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the times of a calendar file. A zone is known by its name, Microsoft's names included; if it has another, by
/// the rules that the file itself gives.
final class TimeZones {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd");

    private final ZoneId here;
    private final Map<String, ZoneRule> rules = new HashMap<>();

    private TimeZones(ZoneId here) {
        this.here = here;
    }

    static TimeZones in(List<ContentLine> lines, ZoneId here) {
        var zones = new TimeZones(here);
        List<ContentLine> zone = new ArrayList<>();
        boolean within = false;
        for (ContentLine line : lines) {
            within |= line.begins("VTIMEZONE");
            if (within) {
                zone.add(line);
            }
            if (line.ends("VTIMEZONE")) {
                ZoneRule.of(zone).ifPresent(rule -> zones.rules.put(rule.name(), rule));
                zone.clear();
                within = false;
            }
        }
        return zones;
    }

    When when(ContentLine start, Optional<ContentLine> end, Optional<ContentLine> duration) {
        try {
            return isDate(start) ? days(start, end) : times(start, end, duration);
        } catch (DateTimeException | ArithmeticException _) {
            return new When.Unknown();
        }
    }

    private static boolean isDate(ContentLine line) {
        return line.parameter("VALUE").equalsIgnoreCase("DATE")
                || line.value().strip().length() == 8;
    }

    /// The day at which it ends is not part of it.
    private static When days(ContentLine start, Optional<ContentLine> end) {
        LocalDate first = LocalDate.parse(start.value().strip(), DATE);
        LocalDate last = end.filter(TimeZones::isDate)
                .map(line -> LocalDate.parse(line.value().strip(), DATE).minusDays(1))
                .filter(day -> !day.isBefore(first))
                .orElse(first);
        return new When.Days(first, last);
    }

    private When times(ContentLine start, Optional<ContentLine> end, Optional<ContentLine> duration) {
        ZonedDateTime begin = time(start);
        ZonedDateTime finish = end.map(this::time)
                .or(() -> duration.map(line -> later(begin, line.value().strip())))
                .orElse(begin);
        return new When.Between(begin, finish);
    }

    private ZonedDateTime time(ContentLine line) {
        String value = line.value().strip();
        if (value.endsWith("Z")) {
            return LocalDateTime.parse(value.substring(0, value.length() - 1), TIME)
                    .atZone(ZoneOffset.UTC);
        }
        LocalDateTime local = LocalDateTime.parse(value, TIME);
        String name = line.parameter("TZID");
        return name.isEmpty() ? local.atZone(here) : local.atZone(zone(name, local));
    }

    private ZoneId zone(String name, LocalDateTime local) {
        return ZoneNames.known(name)
                .or(() -> Optional.ofNullable(rules.get(name)).map(rule -> rule.offsetAt(local)))
                .orElse(here);
    }

    /// `PT1H30M`, `P1D`, `P2W`.
    private static ZonedDateTime later(ZonedDateTime begin, String written) {
        if (written.endsWith("W")) {
            return begin.plus(Period.parse(written));
        }
        return begin.plus(Duration.parse(written));
    }
}
