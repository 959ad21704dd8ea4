package fettle.server.sla.view;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Instants as the desk says them: `14:05` today, `Tue 3 Mar 14:05` on other days. Put together by hand, since a list
/// has hundreds of them and a formatter takes several times as long.
final class DayTimes {

    private static final List<String> DAYS = Arrays.stream(DayOfWeek.values())
            .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.UK))
            .toList();
    private static final List<String> MONTHS = Arrays.stream(Month.values())
            .map(month -> month.getDisplayName(TextStyle.SHORT, Locale.UK))
            .toList();

    private final ZoneId zone;

    DayTimes(ZoneId zone) {
        this.zone = zone;
    }

    String of(Instant instant, Instant now) {
        ZonedDateTime at = instant.atZone(zone);
        String time = two(at.getHour()) + ":" + two(at.getMinute());
        if (at.toLocalDate().equals(now.atZone(zone).toLocalDate())) {
            return time;
        }
        String day = DAYS.get(at.getDayOfWeek().getValue() - 1);
        String month = MONTHS.get(at.getMonthValue() - 1);
        return day + " " + at.getDayOfMonth() + " " + month + " " + time;
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }
}
