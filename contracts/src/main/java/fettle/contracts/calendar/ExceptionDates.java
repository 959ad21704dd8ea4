package fettle.contracts.calendar;

import fettle.contracts.words.Refused;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Dates on which the ordinary week does not hold: public holidays, and days with hours of their own (DOMAIN 1.3).
///
/// @param dates the windows that open instead on each such date; none means closed all day
public record ExceptionDates(Map<LocalDate, List<OpeningHours>> dates) {

    public static final ExceptionDates NONE = new ExceptionDates(Map.of());

    public ExceptionDates {
        var copy = new TreeMap<LocalDate, List<OpeningHours>>();
        dates.forEach((date, windows) -> copy.put(date, List.copyOf(windows)));
        dates = Map.copyOf(copy);
    }

    /// Reads `2026-12-24=09:00-13:00;2026-12-25=closed`; nothing, or `-`, is no exception at all.
    ///
    /// @throws Refused with a sentence to show to whoever typed it
    public static ExceptionDates parse(String text) {
        String list = text.strip();
        if (list.isEmpty() || list.equals("-")) {
            return NONE;
        }
        var dates = new TreeMap<LocalDate, List<OpeningHours>>();
        for (String entry : list.split(";", -1)) {
            addEntry(dates, entry.strip());
        }
        return new ExceptionDates(dates);
    }

    /// The text that [#parse] reads, in the order of dates; `-` for none.
    public String format() {
        List<String> entries = new ArrayList<>();
        new TreeMap<>(dates)
                .forEach((date, windows) ->
                        entries.add(date + "=" + (windows.isEmpty() ? "closed" : OpeningHours.format(windows))));
        return entries.isEmpty() ? "-" : String.join(";", entries);
    }

    /// Whether no date is an exception, so that the ordinary week holds on every day (DOMAIN 1.3).
    public boolean isEmpty() {
        return dates.isEmpty();
    }

    /// Whether a civil day has its own windows, or none, instead of the ordinary week's (DOMAIN 1.3).
    public boolean has(LocalDate date) {
        return dates.containsKey(date);
    }

    private static void addEntry(Map<LocalDate, List<OpeningHours>> dates, String entry) {
        String[] sides = entry.split("=", 2);
        if (sides.length < 2) {
            throw Refused.because("contracts.calendar.exception", entry);
        }
        String hours = sides[1].strip().toLowerCase(Locale.ROOT);
        if (dates.put(parseDate(sides[0].strip()), hours.equals("closed") ? List.of() : OpeningHours.parseList(hours))
                != null) {
            throw Refused.because("contracts.calendar.exception-twice", sides[0].strip());
        }
    }

    private static LocalDate parseDate(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException _) {
            throw Refused.because("contracts.calendar.date", text);
        }
    }
}
