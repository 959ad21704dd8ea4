package fettle.server.account.company;

import fettle.contracts.money.Money;
import fettle.server.account.company.Profit.Figures;
import fettle.server.account.figure.Amounts;
import fettle.server.account.figure.Trust;
import fettle.server.account.page.Months;
import fettle.server.staff.Technician;
import fettle.web.text.Texts;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;

/// All clients of a month side by side, and the labour that none of them bears.
///
/// @param unabsorbed a row for each currency
/// @param people whoever may be paid
record ProfitPage(
        Months months,
        List<Head> heads,
        List<Row> clients,
        List<Sum> unabsorbed,
        List<Pay> payroll,
        List<Person> people,
        String key,
        String currency) {

    /// The head of a column: a link that sorts by it.
    ///
    /// @param order ascending or descending where the table is sorted by it, none elsewhere
    record Head(String name, String path, boolean number, String order, String icon) {}

    /// A client's month.
    record Row(
            String name,
            String path,
            String revenue,
            String labour,
            String direct,
            String gross,
            String grossShare,
            boolean loss,
            String contribution,
            String contributionShare,
            String hours,
            String effectiveRate,
            Trust trust) {}

    /// What payroll and clients come to in a currency.
    record Sum(String currency, String paid, String absorbed, String left, String hours, String logged) {}

    record Pay(String name, String hours, String cost) {}

    record Person(String id, String name) {}

    /// What the page knows of a month.
    record About(YearMonth month, YearMonth now, List<Profit> clients, List<Paid> payroll, List<Technician> people) {}

    static ProfitPage of(About about, Column column, boolean down, Texts texts) {
        return new ProfitPage(
                Months.of("/profit", about.month(), about.now()),
                Arrays.stream(Column.values())
                        .map(one -> head(one, about.month(), one == column, down, texts))
                        .toList(),
                column.sorted(about.clients(), down).stream()
                        .map(profit -> row(profit, about.month(), texts))
                        .toList(),
                Unabsorbed.of(about.payroll(), about.clients()).stream()
                        .map(ProfitPage::sum)
                        .toList(),
                about.payroll().stream()
                        .map(paid -> new Pay(paid.name(), Amounts.hours(paid.time()), Amounts.money(paid.cost())))
                        .toList(),
                about.people().stream()
                        .map(person -> new Person(String.valueOf(person.id()), person.name()))
                        .toList(),
                UUID.randomUUID().toString(),
                currency(about));
    }

    boolean any() {
        return !clients.isEmpty();
    }

    boolean anyPaid() {
        return !payroll.isEmpty();
    }

    private static Head head(Column column, YearMonth month, boolean sorted, boolean down, Texts texts) {
        String next = sorted && !down ? "-" + column.word() : column.word();
        return new Head(
                texts.with("account.profit." + column.word()),
                "/profit?month=" + month + "&sort=" + next,
                column != Column.CLIENT && column != Column.QUALITY,
                sorted ? (down ? "descending" : "ascending") : "none",
                sorted ? (down ? "↓" : "↑") : "");
    }

    private static Row row(Profit profit, YearMonth month, Texts texts) {
        Function<Function<Figures, Money>, String> money =
                of -> profit.figures().map(of).map(Amounts::money).orElse(Amounts.NONE);
        Function<Function<Figures, OptionalLong>, String> share =
                of -> Amounts.percent(profit.figures().map(of).orElse(OptionalLong.empty()));
        return new Row(
                profit.client().name(),
                "/clients/" + profit.client().id() + "?month=" + month,
                money.apply(Figures::revenue),
                money.apply(Figures::labour),
                money.apply(Figures::direct),
                money.apply(Figures::gross),
                share.apply(Figures::grossBasisPoints),
                profit.figures().filter(one -> one.gross().isNegative()).isPresent(),
                money.apply(Figures::contribution),
                share.apply(Figures::contributionBasisPoints),
                profit.figures().map(one -> Amounts.hours(one.hours())).orElse(Amounts.NONE),
                profit.figures()
                        .flatMap(Figures::effectiveRate)
                        .map(Amounts::money)
                        .orElse(Amounts.NONE),
                profit.figures()
                        .map(one -> Trust.of(one.quality(), texts))
                        .orElseGet(() -> new Trust("", "", List.of())));
    }

    private static Sum sum(Unabsorbed one) {
        return new Sum(
                one.currency().getCurrencyCode(),
                Amounts.money(one.labour().payroll()),
                Amounts.money(one.labour().absorbed()),
                Amounts.money(one.labour().amount()),
                Amounts.hours(one.paid()),
                Amounts.hours(one.logged()));
    }

    private static String currency(About about) {
        return about.payroll().stream()
                .map(Paid::cost)
                .map(Money::currency)
                .findFirst()
                .or(() -> about.clients().stream()
                        .flatMap(profit -> profit.figures().stream())
                        .map(Figures::currency)
                        .findFirst())
                .map(currency -> currency.getCurrencyCode())
                .orElse("GBP");
    }
}
