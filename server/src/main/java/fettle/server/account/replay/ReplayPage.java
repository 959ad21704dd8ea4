package fettle.server.account.replay;

import fettle.contracts.money.Money;
import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.attainment.Attainment;
import fettle.contracts.sla.attainment.Headline;
import fettle.server.account.Replays;
import fettle.server.account.figure.Amounts;
import fettle.server.client.Client;
import fettle.server.contract.Contract;
import fettle.server.contract.ContractVersion;
import fettle.web.text.Sentences;
import fettle.web.text.Texts;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

/// A contract's months as they were, beside how they would have been under one of its versions.
record ReplayPage(
        String name,
        String client,
        String clientPath,
        String path,
        List<Choice> versions,
        String first,
        String last,
        String finding,
        List<Month> months) {

    /// What is compared.
    record About(
            Client client,
            Contract contract,
            List<ContractVersion> versions,
            ContractVersion other,
            YearMonth first,
            YearMonth last) {}

    /// A version that may be asked about.
    record Choice(String id, String words, boolean chosen) {}

    /// A month's figures side by side.
    record Month(String name, List<Row> rows) {}

    /// A figure of both.
    ///
    /// @param differs whether the two are not the same
    record Row(String name, String did, String would, boolean differs) {}

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK);

    static ReplayPage of(About about, List<Replays.Month> months, Texts texts) {
        return new ReplayPage(
                about.contract().name(),
                about.client().name(),
                "/clients/" + about.client().id(),
                "/contracts/" + about.contract().id(),
                about.versions().stream()
                        .map(version -> new Choice(
                                String.valueOf(version.id()),
                                texts.with("account.version-from", DAY.format(version.validFrom())),
                                version.id() == about.other().id()))
                        .toList(),
                about.first().toString(),
                about.last().toString(),
                finding(months, about.contract(), texts),
                months.reversed().stream().map(month -> month(month, texts)).toList());
    }

    private static String finding(List<Replays.Month> months, Contract contract, Texts texts) {
        Money did = sum(months, contract, month -> month.did().gross());
        Money would = sum(months, contract, month -> month.would().gross());
        Money more = would.minus(did);
        if (more.isZero()) {
            return texts.with("account.replay-same", Amounts.money(did));
        }
        return texts.with(
                more.isPositive() ? "account.replay-more" : "account.replay-less",
                Amounts.money(more.isPositive() ? more : more.negated()),
                Amounts.money(would),
                Amounts.money(did));
    }

    private static Money sum(List<Replays.Month> months, Contract contract, Function<Replays.Month, Money> which) {
        return months.stream().map(which).reduce(Money.zero(contract.currency()), Money::plus);
    }

    private static Month month(Replays.Month month, Texts texts) {
        var did = month.did();
        var would = month.would();
        List<Row> rows = new ArrayList<>();
        rows.add(row("account.sla-met", kept(did, texts), kept(would, texts), texts));
        for (Commitment commitment : Commitment.values()) {
            rows.add(row(
                    "account.commitment." + commitment.name().toLowerCase(Locale.ROOT),
                    share(did, commitment, texts),
                    share(would, commitment, texts),
                    texts));
        }
        rows.add(row("account.credits", Amounts.money(did.credits()), Amounts.money(would.credits()), texts));
        rows.add(row("account.revenue", Amounts.money(did.revenue()), Amounts.money(would.revenue()), texts));
        rows.add(row("account.charged-work", charged(did), charged(would), texts));
        rows.add(row("account.drawn", drawn(did), drawn(would), texts));
        rows.add(row("account.gross", Amounts.money(did.gross()), Amounts.money(would.gross()), texts));
        return new Month(NAME.format(did.month().month()), rows);
    }

    private static Row row(String name, String did, String would, Texts texts) {
        return new Row(texts.with(name), did, would, !did.equals(would));
    }

    private static String kept(Replays.Side side, Texts texts) {
        Headline headline = side.month().headline();
        return Sentences.timeless(texts).of(headline.inWords());
    }

    private static String share(Replays.Side side, Commitment commitment, Texts texts) {
        Attainment share = Objects.requireNonNull(side.month().attainment().get(commitment));
        return Sentences.timeless(texts).of(share.inWords());
    }

    private static String charged(Replays.Side side) {
        return Amounts.money(side.month().books().chargedAmount());
    }

    private static String drawn(Replays.Side side) {
        return Amounts.hours(side.month().books().drawn().toDuration());
    }
}
