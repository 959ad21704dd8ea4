package fettle.contracts.calendar;

import fettle.contracts.words.Refused;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The windows of an ordinary week, or round the clock, which is elapsed time and knows no days (DOMAIN 1.1).
///
/// @param aroundTheClock open always; then the week has no windows of its own
/// @param week the windows that open on each day; a day without windows is closed
public record WeeklyHours(boolean aroundTheClock, Map<DayOfWeek, List<OpeningHours>> week) {

    public static final WeeklyHours AROUND_THE_CLOCK = new WeeklyHours(true, Map.of());
    public static final WeeklyHours NEVER = new WeeklyHours(false, Map.of());

    public WeeklyHours {
        var copy = new EnumMap<DayOfWeek, List<OpeningHours>>(DayOfWeek.class);
        week.forEach((day, windows) -> {
            if (!windows.isEmpty()) {
                copy.put(day, List.copyOf(windows));
            }
        });
        week = Map.copyOf(copy);
        if (aroundTheClock && !week.isEmpty()) {
            throw new IllegalArgumentException("Round the clock needs no windows beside it.");
        }
    }

    /// Reads `mon-fri 09:00-17:30;sat 10:00-14:00`, with commas between split shifts, or `24x7`, or `never`.
    ///
    /// Days run over the end of the week (`sat-mon`), and a day named twice has all of its windows. Letters may be
    /// large or small.
    ///
    /// @throws Refused with a sentence to show to whoever typed it
    public static WeeklyHours parse(String text) {
        String hours = text.strip().toLowerCase(Locale.ROOT);
        return switch (hours) {
            case "24x7" -> AROUND_THE_CLOCK;
            case "never" -> NEVER;
            case "" -> throw Refused.because("contracts.calendar.hours-missing");
            default -> parseWeek(hours);
        };
    }

    /// The text that [#parse] reads: neighbouring days with the same windows stand together.
    public String format() {
        if (aroundTheClock) {
            return "24x7";
        }
        List<String> parts = new ArrayList<>();
        for (int first = 1; first <= 7; ) {
            int last = lastAlike(first);
            if (!on(DayOfWeek.of(first)).isEmpty()) {
                parts.add(days(first, last) + " " + OpeningHours.format(on(DayOfWeek.of(first))));
            }
            first = last + 1;
        }
        return parts.isEmpty() ? "never" : String.join(";", parts);
    }

    /// Whether the week has no window at all: nothing counted by it would ever be due (DOMAIN 1.1).
    public boolean isNever() {
        return !aroundTheClock && week.isEmpty();
    }

    /// The windows that open on a day, none when it is closed.
    public List<OpeningHours> on(DayOfWeek day) {
        return week.getOrDefault(day, List.of());
    }

    private static WeeklyHours parseWeek(String hours) {
        var week = new EnumMap<DayOfWeek, List<OpeningHours>>(DayOfWeek.class);
        for (String part : hours.split(";", -1)) {
            String[] words = part.strip().split("\\s+", 2);
            if (words.length < 2) {
                throw Refused.because("contracts.calendar.days-and-hours", part.strip());
            }
            List<OpeningHours> windows = OpeningHours.parseList(words[1]);
            for (DayOfWeek day : parseDays(words[0])) {
                week.computeIfAbsent(day, _ -> new ArrayList<>()).addAll(windows);
            }
        }
        return new WeeklyHours(false, week);
    }

    private static List<DayOfWeek> parseDays(String text) {
        String[] ends = text.split("-", -1);
        if (ends.length > 2) {
            throw Refused.because("contracts.calendar.days", text);
        }
        DayOfWeek last = parseDay(ends[ends.length - 1]);
        List<DayOfWeek> days = new ArrayList<>();
        for (DayOfWeek day = parseDay(ends[0]); ; day = day.plus(1)) {
            days.add(day);
            if (day == last) {
                return days;
            }
        }
    }

    private static DayOfWeek parseDay(String text) {
        return switch (text) {
            case "mon" -> DayOfWeek.MONDAY;
            case "tue" -> DayOfWeek.TUESDAY;
            case "wed" -> DayOfWeek.WEDNESDAY;
            case "thu" -> DayOfWeek.THURSDAY;
            case "fri" -> DayOfWeek.FRIDAY;
            case "sat" -> DayOfWeek.SATURDAY;
            case "sun" -> DayOfWeek.SUNDAY;
            default -> throw Refused.because("contracts.calendar.day", text);
        };
    }

    private int lastAlike(int first) {
        int last = first;
        while (last < 7 && on(DayOfWeek.of(last + 1)).equals(on(DayOfWeek.of(first)))) {
            last++;
        }
        return last;
    }

    private static String days(int first, int last) {
        return first == last ? day(first) : day(first) + "-" + day(last);
    }

    private static String day(int number) {
        return DayOfWeek.of(number).name().substring(0, 3).toLowerCase(Locale.ROOT);
    }
}
