package fettle.server.account.page;

import fettle.web.Form;
import fettle.web.Refusal;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The choice of a month: the one shown, and links to those beside it.
///
/// @param name "November 2026"
/// @param value "2026-11", as a month field wants it
/// @param next "" when the month after has not begun
public record Months(String name, String value, String previous, String next, String action) {

    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MMM", Locale.UK);
    private static final YearMonth FIRST = YearMonth.of(2000, 1);

    /// @param action the page that shows a month
    /// @param now the month that it is
    public static Months of(String action, YearMonth shown, YearMonth now) {
        return new Months(
                name(shown),
                shown.toString(),
                action + "?month=" + shown.minusMonths(1),
                shown.isBefore(now) ? action + "?month=" + shown.plusMonths(1) : "",
                action);
    }

    /// The month asked for; the present one by default, and at most.
    public static YearMonth asked(Form query, YearMonth now) {
        return query.optional("month", 20)
                .map(Months::parse)
                .filter(month -> !month.isAfter(now))
                .orElse(now);
    }

    public static YearMonth parse(String written) {
        try {
            YearMonth month = YearMonth.parse(written);
            if (month.isBefore(FIRST)) {
                throw Refusal.Invalid.field("month", "account.month-malformed", written);
            }
            return month;
        } catch (DateTimeException noMonth) {
            throw Refusal.Invalid.field("month", "account.month-malformed", written);
        }
    }

    static String name(YearMonth month) {
        return LONG.format(month);
    }

    static String shortName(YearMonth month) {
        return SHORT.format(month);
    }

    public boolean hasNext() {
        return !next.isEmpty();
    }
}
