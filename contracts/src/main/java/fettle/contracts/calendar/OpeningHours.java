package fettle.contracts.calendar;

import fettle.contracts.words.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One window of a day during which support is given, in minutes after that day's midnight (DOMAIN 1.1).
///
/// It opens on its day and closes later, at 48:00 at the latest: 1320 to 1800 is 22:00 until 06:00 on the next day.
public record OpeningHours(int opens, int closes) {

    private static final int DAY = 24 * 60;
    private static final Pattern FORM = Pattern.compile("(\\d{1,2}):(\\d{2})-(\\d{1,2}):(\\d{2})");

    public OpeningHours {
        if (opens < 0 || opens >= DAY) {
            throw Refused.because("contracts.calendar.opens");
        }
        if (closes <= opens || closes > 2 * DAY) {
            throw Refused.because("contracts.calendar.closes");
        }
    }

    /// Reads `09:00-17:30`. An end that is not after the start is on the next day: `22:00-06:00` lasts
    /// eight hours, and `00:00-00:00` the whole day. Ends up to `48:00` may be written as such.
    ///
    /// @throws Refused with a sentence to show to whoever typed it
    public static OpeningHours parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw Refused.because("contracts.calendar.window", text.strip());
        }
        int opens = minutes(text, form.group(1), form.group(2), 23);
        int closes = minutes(text, form.group(3), form.group(4), 48);
        return new OpeningHours(opens, closes > opens ? closes : closes + DAY);
    }

    /// Reads split shifts: `08:30-12:30,13:30-18:00`.
    static List<OpeningHours> parseList(String text) {
        List<OpeningHours> windows = new ArrayList<>();
        for (String window : text.split(",", -1)) {
            windows.add(parse(window));
        }
        return List.copyOf(windows);
    }

    static String format(List<OpeningHours> windows) {
        return windows.stream().map(OpeningHours::format).collect(Collectors.joining(","));
    }

    /// The text that [#parse] reads.
    public String format() {
        int shown = closes > DAY && closes - DAY <= opens ? closes - DAY : closes;
        return wallTime(opens) + "-" + wallTime(shown);
    }

    private static int minutes(String text, String hour, String minute, int lastHour) {
        int hours = Integer.parseInt(hour);
        int minutes = Integer.parseInt(minute);
        if (hours > lastHour || minutes > 59 || (hours == 48 && minutes > 0)) {
            throw Refused.because("contracts.calendar.no-such-time", text.strip());
        }
        return hours * 60 + minutes;
    }

    private static String wallTime(int minutes) {
        return String.format("%02d:%02d", minutes / 60, minutes % 60);
    }
}
