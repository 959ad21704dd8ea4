package fettle.server.account.page;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import fettle.contracts.money.Money;
import fettle.server.account.AccountMonth;
import fettle.server.account.Ledger;
import fettle.server.account.block.BlockWarning;
import fettle.server.account.figure.Amounts;
import fettle.server.account.outlook.OutlookView;
import fettle.server.account.outlook.Watch;
import fettle.server.client.Client;
import fettle.web.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// All clients with their month; those that need somebody stand first.
///
/// @param note how many there are, and how many need somebody
/// @param totals a row for each currency, since two are never added
record ClientsPage(Months months, String note, boolean edits, List<Row> clients, List<Total> totals) {

    /// A client's month in a row.
    record Row(
            String path,
            String monogram,
            String name,
            String people,
            Share kept,
            String revenue,
            String gross,
            String grossShare,
            boolean loss,
            String contribution,
            String contributionShare,
            String perHour,
            String hours,
            List<Attention> attention) {

        boolean fine() {
            return attention.isEmpty();
        }

        /// The row with the client's blocks that are nearly used up.
        Row and(List<BlockWarning> warned, Texts texts) {
            return warned.stream()
                    .map(one -> Attention.ofBlock(one, texts))
                    .reduce(this, Row::and, (_, later) -> later);
        }

        Row and(Attention more) {
            return new Row(
                    path,
                    monogram,
                    name,
                    people,
                    kept,
                    revenue,
                    gross,
                    grossShare,
                    loss,
                    contribution,
                    contributionShare,
                    perHour,
                    hours,
                    Stream.concat(Stream.of(more), attention.stream()).toList());
        }
    }

    /// What all clients of one currency come to.
    record Total(String words, String revenue, String gross, String contribution, String hours) {}

    /// What the page takes from a client's month.
    ///
    /// @param sums none where no contract, rate or cost tells a currency
    record Glance(long client, Row known, Optional<Watch> watch, boolean active, Optional<Sums> sums) {

        static Glance of(AccountMonth month, Texts texts) {
            return new Glance(
                    month.client().id(),
                    ClientsPage.row(month, texts),
                    Watch.of(month),
                    month.client().active(),
                    month.ledger().map(Sums::of));
        }

        /// The row at a moment: where the margin heads changes with time alone.
        Row row(Instant now, Texts texts) {
            return watch.flatMap(one -> one.at(now))
                    .flatMap(heading -> OutlookView.below(heading, texts))
                    .map(words -> known.and(Attention.ofMargin(words)))
                    .orElse(known);
        }
    }

    /// What is added up over clients of one currency.
    record Sums(Currency currency, Money revenue, Money gross, Money contribution, Duration hours) {

        static Sums of(Ledger ledger) {
            return new Sums(ledger.currency(), ledger.revenue(), ledger.gross(), ledger.contribution(), ledger.hours());
        }
    }

    static ClientsPage of(
            List<Glance> all,
            YearMonth month,
            Instant at,
            YearMonth now,
            boolean edits,
            Map<Long, List<BlockWarning>> warned,
            Texts texts) {
        List<Row> rows = all.stream()
                .filter(Glance::active)
                .map(glance -> glance.row(at, texts).and(warned.getOrDefault(glance.client(), List.of()), texts))
                .sorted(comparingInt(ClientsPage::urgency).thenComparing(Row::name))
                .toList();
        long needing = rows.stream().filter(row -> !row.fine()).count();
        String note = needing == 0
                ? texts.with("account.clients-all-fine", rows.size())
                : texts.with("account.clients-needing", rows.size(), needing);
        return new ClientsPage(Months.of("/clients", month, now), note, edits, rows, totals(all, texts));
    }

    boolean any() {
        return !clients.isEmpty();
    }

    private static int urgency(Row row) {
        return row.attention().stream()
                .mapToInt(one -> one.isBad() ? 0 : 1)
                .min()
                .orElse(2);
    }

    private static Row row(AccountMonth month, Texts texts) {
        Client client = month.client();
        long goal = month.service().goal().map(aim -> (long) aim.basisPoints()).orElse(0L);
        return new Row(
                ClientPages.path(client) + "?month=" + month.month(),
                client.monogram(),
                client.name(),
                client.headcount()
                        .map(count -> texts.with("account.people", count))
                        .orElse(""),
                Share.of(month.service().headline(), goal, texts),
                money(month, Ledger::revenue),
                money(month, Ledger::gross),
                share(month, Ledger::grossBasisPoints),
                month.ledger().filter(ledger -> ledger.gross().isNegative()).isPresent(),
                money(month, Ledger::contribution),
                share(month, Ledger::contributionBasisPoints),
                month.ledger()
                        .flatMap(Ledger::effectiveHourlyRate)
                        .map(Amounts::money)
                        .orElse(Amounts.NONE),
                Amounts.hours(month.ledger().map(Ledger::hours).orElse(Duration.ZERO)),
                Attention.of(month, texts));
    }

    private static String money(AccountMonth month, Function<Ledger, Money> which) {
        return month.ledger().map(which).map(Amounts::money).orElse(Amounts.NONE);
    }

    private static String share(AccountMonth month, Function<Ledger, OptionalLong> which) {
        return Amounts.percent(month.ledger().map(which).orElse(OptionalLong.empty()));
    }

    private static List<Total> totals(List<Glance> all, Texts texts) {
        Map<String, List<Sums>> byCurrency = all.stream()
                .flatMap(glance -> glance.sums().stream())
                .collect(groupingBy(sums -> sums.currency().getCurrencyCode(), TreeMap::new, toList()));
        return byCurrency.entrySet().stream()
                .map(entry -> total(entry.getKey(), entry.getValue(), texts))
                .toList();
    }

    private static Total total(String currency, List<Sums> clients, Texts texts) {
        return new Total(
                texts.with("account.all-in", currency),
                sum(currency, clients, Sums::revenue),
                sum(currency, clients, Sums::gross),
                sum(currency, clients, Sums::contribution),
                Amounts.hours(clients.stream().map(Sums::hours).reduce(Duration.ZERO, Duration::plus)));
    }

    private static String sum(String currency, List<Sums> clients, Function<Sums, Money> which) {
        Money none = Money.zero(Currency.getInstance(currency));
        return Amounts.money(clients.stream().map(which).reduce(none, Money::plus));
    }
}
