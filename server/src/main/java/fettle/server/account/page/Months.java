package fettle.server.account.page;

import fettle.web.Form;
import fettle.web.Refusal;
import io.helidon.webserver.http.ServerRequest;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// The choice of a month: the one shown, and links to those beside it.
///
/// @param name "November 2026"
/// @param value "2026-11", as a month field wants it
/// @param next "" when the month after has not begun
public record Months(String name, String value, String previous, String next, String action) {

    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MMM", Locale.UK);
    private static final YearMonth FIRST = YearMonth.of(2000, 1);
    private static final YearMonth LAST = YearMonth.of(2099, 12);

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

    /// A month of this century: nothing is worked out for others, however somebody names them.
    public static YearMonth parse(String written) {
        return read(written).orElseThrow(() -> Refusal.Invalid.field("month", "account.month-malformed", written));
    }

    /// The month in the path of an address, likewise; whatever is none leads nowhere.
    public static YearMonth inPath(ServerRequest request) {
        return read(request.path().pathParameters().get("month"))
                .orElseThrow(() -> new Refusal.NotFound("refusal.not-found"));
    }

    private static Optional<YearMonth> read(String written) {
        try {
            return Optional.of(YearMonth.parse(written))
                    .filter(month -> !month.isBefore(FIRST) && !month.isAfter(LAST));
        } catch (DateTimeException _) {
            return Optional.empty();
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
