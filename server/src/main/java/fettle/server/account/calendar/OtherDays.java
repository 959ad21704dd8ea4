package fettle.server.account.calendar;

import fettle.contracts.calendar.ExceptionDates;
import fettle.contracts.calendar.OpeningHours;
import fettle.web.text.Texts;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The dates on which a calendar's ordinary week does not hold, as people read them: a line for each year.
final class OtherDays {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.UK);

    private final Texts texts;

    OtherDays(Texts texts) {
        this.texts = texts;
    }

    /// @param from the first year to tell of
    List<String> lines(ExceptionDates exceptions, int from) {
        Map<Integer, Map<String, List<LocalDate>>> years = new TreeMap<>();
        new TreeMap<>(exceptions.dates())
                .forEach((date, windows) -> years.computeIfAbsent(date.getYear(), _ -> new TreeMap<>())
                        .computeIfAbsent(hours(windows), _ -> new ArrayList<>())
                        .add(date));
        return years.entrySet().stream()
                .filter(year -> year.getKey() >= from)
                .map(year -> texts.with("account.days-of-year", String.valueOf(year.getKey()), year(year.getValue())))
                .toList();
    }

    private String year(Map<String, List<LocalDate>> alike) {
        return alike.entrySet().stream()
                .map(entry -> entry.getKey().isEmpty()
                        ? texts.with("account.days-closed", days(entry.getValue()))
                        : texts.with("account.days-open", entry.getKey(), days(entry.getValue())))
                .collect(Collectors.joining("; "));
    }

    private static String days(List<LocalDate> dates) {
        return dates.stream().map(DAY::format).collect(Collectors.joining(", "));
    }

    private static String hours(List<OpeningHours> windows) {
        return windows.stream().map(OpeningHours::format).collect(Collectors.joining(", "));
    }
}
