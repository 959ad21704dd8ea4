package fettle.server.account.terms;

import fettle.contracts.margin.ClientMonth;
import fettle.contracts.margin.Margin;
import fettle.contracts.money.Money;
import fettle.server.account.figure.Amounts;
import fettle.web.text.Texts;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the lines in the editor would have earned on a month's work.
///
/// @param share of the revenue that would be left
record WouldEarn(String month, List<Row> rows, String gross, String share, boolean loss) {

    /// A figure of it.
    record Row(String name, String amount) {}

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK);

    static WouldEarn of(YearMonth month, ClientMonth books, Texts texts) {
        Margin margin = books.margin();
        List<Row> rows = new ArrayList<>();
        Map<String, Money> earned = new LinkedHashMap<>();
        books.earned().forEach(line -> earned.merge(line.line().name(), line.amount(), Money::plus));
        earned.forEach((name, amount) -> rows.add(new Row(name, Amounts.money(amount))));
        rows.add(new Row(
                texts.with("account.labour-of", Amounts.hours(margin.hoursWorked())),
                Amounts.money(margin.labourCost().negated())));
        rows.add(new Row(
                texts.with("account.direct"),
                Amounts.money(margin.directService().negated())));
        if (!books.unpriced().isEmpty()) {
            rows.add(new Row(
                    texts.with("account.uncovered"),
                    String.valueOf(books.unpriced().size())));
        }
        return new WouldEarn(
                NAME.format(month),
                rows,
                Amounts.money(margin.gross()),
                Amounts.percent(margin.grossBasisPoints()),
                margin.gross().isNegative());
    }
}
