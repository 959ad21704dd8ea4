package fettle.server.account.calendar;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.calendar.CalendarVersion;
import fettle.contracts.calendar.OpeningHours;
import fettle.server.contract.NamedCalendar;
import fettle.web.text.Texts;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A calendar's ordinary week as bars.
///
/// @param finding the same in words
/// @param days a row for each day
/// @param otherDays the dates on which it does not hold, from that year on, a line for each year
public record Week(String id, String name, String zone, String finding, List<Day> days, List<String> otherDays) {

    /// A day with the bars of its opening hours.
    public record Day(String name, String textY, String y, List<Bar> bars) {}

    /// A stretch of opening hours, from left to right.
    public record Bar(String x, String width) {}

    private static final double LEFT = 36;
    private static final double WIDTH = 384;
    private static final int DAY = 24 * 60;

    /// @param on the day whose version is drawn
    public static Week of(NamedCalendar named, BusinessCalendar calendar, LocalDate on, Texts texts) {
        CalendarVersion version = version(calendar, on);
        String hours = version.hours().format();
        List<Day> days = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            int y = 4 + 19 * (day.getValue() - 1);
            days.add(new Day(
                    day.getDisplayName(TextStyle.SHORT, Locale.UK),
                    String.valueOf(y + 11),
                    String.valueOf(y),
                    bars(version, day)));
        }
        return new Week(
                String.valueOf(named.id()),
                named.name(),
                version.zone().getId(),
                texts.with("account.week", named.name(), hours),
                days,
                new OtherDays(texts).lines(version.exceptions(), on.getYear()));
    }

    /// The minutes of the longest ordinary day: what "1d" means in a target that counts by these hours.
    public static int workingDay(BusinessCalendar calendar, LocalDate on) {
        CalendarVersion version = version(calendar, on);
        if (version.hours().aroundTheClock()) {
            return DAY;
        }
        int longest = 0;
        for (DayOfWeek day : DayOfWeek.values()) {
            int open = version.hours().on(day).stream()
                    .mapToInt(window -> window.closes() - window.opens())
                    .sum();
            longest = Math.max(longest, open);
        }
        return longest;
    }

    public boolean hasOtherDays() {
        return !otherDays.isEmpty();
    }

    private static CalendarVersion version(BusinessCalendar calendar, LocalDate on) {
        return calendar.versions().stream()
                .filter(version -> version.from().map(from -> !from.isAfter(on)).orElse(true))
                .reduce((_, later) -> later)
                .orElse(calendar.versions().getFirst());
    }

    private static List<Bar> bars(CalendarVersion version, DayOfWeek day) {
        if (version.hours().aroundTheClock()) {
            return List.of(bar(0, DAY));
        }
        List<Bar> bars = new ArrayList<>();
        for (OpeningHours window : version.hours().on(day.minus(1))) {
            if (window.closes() > DAY) {
                bars.add(bar(0, window.closes() - DAY));
            }
        }
        for (OpeningHours window : version.hours().on(day)) {
            bars.add(bar(window.opens(), Math.min(window.closes(), DAY)));
        }
        return bars;
    }

    private static Bar bar(int from, int until) {
        return new Bar(point(LEFT + WIDTH * from / DAY), point(WIDTH * (until - from) / DAY));
    }

    private static String point(double at) {
        return String.format(Locale.ROOT, "%.1f", at);
    }
}
