package fettle.server.account.page;

import fettle.contracts.money.Money;
import fettle.server.account.AccountMonth;
import fettle.server.account.Ledger;
import fettle.server.account.figure.Amounts;
import fettle.server.account.figure.Earnings;
import fettle.web.text.Texts;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Profit and loss by month, the latest last.
///
/// @param currency the sign of the last month's currency, which stands for all amounts without one
record Trend(String currency, List<Column> columns, List<Row> rows) {

    /// A month at the head of its column.
    record Column(String name, String path) {}

    /// A figure of all months.
    record Row(String name, boolean sum, List<Cell> cells) {}

    /// A figure of one month.
    record Cell(String text, boolean loss) {}

    static Trend of(List<AccountMonth> months, Texts texts) {
        String currency = months.stream()
                .flatMap(month -> month.ledger().stream())
                .map(ledger -> Amounts.symbol(ledger.currency()))
                .reduce((_, later) -> later)
                .orElse("");
        var rows = new Rows(months, currency, texts);
        return new Trend(
                currency,
                months.stream().map(Trend::column).toList(),
                Stream.concat(untilGross(rows).stream(), afterGross(rows).stream())
                        .toList());
    }

    private static Column column(AccountMonth month) {
        return new Column(
                Months.shortName(month.month()), ClientPages.path(month.client()) + "?month=" + month.month());
    }

    /// What was earned, and what it cost directly.
    private static List<Row> untilGross(Rows rows) {
        return List.of(
                rows.money("account.fixed", false, ledger -> Earnings.of(ledger).fixed()),
                rows.money(
                        "account.by-the-hour",
                        false,
                        ledger -> Earnings.of(ledger).byTheHour()),
                rows.money("account.credits", false, ledger -> ledger.credits().negated()),
                rows.money("account.labour", false, ledger -> ledger.labour().negated()),
                rows.money("account.direct", false, ledger -> ledger.direct().negated()),
                rows.money("account.gross", true, Ledger::gross),
                rows.text("account.gross-share", ledger -> Amounts.percent(ledger.grossBasisPoints())));
    }

    /// What is left of it, and for how much work.
    private static List<Row> afterGross(Rows rows) {
        return List.of(
                rows.money(
                        "account.overhead", false, ledger -> ledger.overhead().negated()),
                rows.money("account.contribution", true, Ledger::contribution),
                rows.text("account.contribution-share", ledger -> Amounts.percent(ledger.contributionBasisPoints())),
                rows.text("account.hours", ledger -> Amounts.hours(ledger.hours())),
                rows.text(
                        "account.effective-rate",
                        ledger ->
                                ledger.effectiveHourlyRate().map(Amounts::plain).orElse(Amounts.NONE)));
    }

    private record Rows(List<AccountMonth> months, String currency, Texts texts) {

        Row money(String key, boolean sum, Function<Ledger, Money> which) {
            List<Cell> cells = months.stream()
                    .map(month -> month.ledger().map(which).map(this::cell).orElse(new Cell(Amounts.NONE, false)))
                    .toList();
            return new Row(texts.with(key), sum, cells);
        }

        Row text(String key, Function<Ledger, String> which) {
            List<Cell> cells = months.stream()
                    .map(month -> new Cell(month.ledger().map(which).orElse(Amounts.NONE), false))
                    .toList();
            return new Row(texts.with(key), false, cells);
        }

        private Cell cell(Money amount) {
            boolean same = Amounts.symbol(amount.currency()).equals(currency);
            return new Cell(same ? Amounts.plain(amount) : Amounts.money(amount), amount.isNegative());
        }
    }
}
