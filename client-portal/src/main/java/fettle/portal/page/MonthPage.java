package fettle.portal.page;

import fettle.portal.Held;
import fettle.web.text.Sentences;
import fettle.web.text.Texts;
import java.time.Duration;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// A month of the agreement in plain words: what was paid ahead, used and left.
record MonthPage(String month, String previous, String next, List<Line> lines) {

    /// A line that holds hours or money.
    record Line(String name, String used, String left, String lapsed) {}

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK);

    /// @param now the month that it is; there is no way to a later one
    static MonthPage of(YearMonth month, YearMonth now, List<Held> held, Texts texts) {
        return new MonthPage(
                NAME.format(month),
                path(month.minusMonths(1)),
                month.isBefore(now) ? path(month.plusMonths(1)) : "",
                held.stream().map(one -> line(one, texts)).toList());
    }

    public boolean any() {
        return !lines.isEmpty();
    }

    private static String path(YearMonth month) {
        return "/portal/month?month=" + month;
    }

    private static Line line(Held held, Texts texts) {
        boolean lapsed = !isNothing(held.lapsed());
        return new Line(
                held.line(),
                words(held.used(), texts),
                words(held.left(), texts),
                lapsed ? texts.with("portal.month.lapsed", words(held.lapsed(), texts)) : "");
    }

    private static boolean isNothing(Held.Amount amount) {
        return switch (amount) {
            case Held.Amount.Time(var length) -> length.isZero();
            case Held.Amount.Sum(var money) -> money.isZero();
        };
    }

    private static String words(Held.Amount amount, Texts texts) {
        var sentences = Sentences.timeless(texts);
        return switch (amount) {
            case Held.Amount.Time(Duration length) -> sentences.amount(length);
            case Held.Amount.Sum(var money) -> sentences.money(money);
        };
    }
}
