package fettle.server.account.page;

import fettle.contracts.money.Money;
import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.attainment.Attainment;
import fettle.server.account.AccountMonth;
import fettle.server.account.Ledger;
import fettle.server.account.block.BlockWarning;
import fettle.server.account.figure.Amounts;
import fettle.web.text.Sentences;
import fettle.web.text.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What about a client's month needs somebody, in words; the gravest first.
///
/// @param tone bad or warn
record Attention(String tone, String icon, String words) {

    /// The floor of DOMAIN 4.8.
    private static final long MARGIN_FLOOR = 3_500;

    static List<Attention> of(AccountMonth month, Texts texts) {
        List<Attention> found = new ArrayList<>();
        month.ledger().ifPresent(ledger -> addMargin(found, ledger, texts));
        for (Commitment commitment : Commitment.values()) {
            Attainment kept = month.service().attainment(commitment);
            if (!month.service().isAttained(kept)) {
                found.add(bad(texts.with(
                        "account.attention.missed." + word(commitment),
                        Sentences.timeless(texts).of(kept.inWords()))));
            }
        }
        month.creditSoFar().ifPresent(credit -> found.add(warn(credit(month, credit, texts))));
        month.ledger().ifPresent(ledger -> addGaps(found, ledger, texts));
        if (month.terms().isEmpty() && !month.work().isEmpty()) {
            found.add(warn(texts.with("account.attention.no-contract")));
        }
        return Stream.concat(
                        found.stream().filter(Attention::isBad), found.stream().filter(one -> !one.isBad()))
                .toList();
    }

    /// That the margin falls, or heads below its floor.
    static Attention ofMargin(String words) {
        return bad(words);
    }

    /// That a prepaid block is nearly used up, or is.
    static Attention ofBlock(BlockWarning warning, Texts texts) {
        String words = texts.with("account.attention.block", warning.line(), warning.percent());
        return warning.percent() >= 100 ? bad(words) : warn(words);
    }

    boolean isBad() {
        return tone.equals("bad");
    }

    private static void addMargin(List<Attention> found, Ledger ledger, Texts texts) {
        if (ledger.gross().isNegative()) {
            found.add(bad(texts.with(
                    "account.attention.loss", Amounts.money(ledger.gross().negated()))));
        } else if (ledger.grossBasisPoints().orElse(MARGIN_FLOOR) < MARGIN_FLOOR) {
            found.add(warn(texts.with(
                    "account.attention.margin",
                    Amounts.percent(ledger.grossBasisPoints()),
                    Amounts.percent(MARGIN_FLOOR))));
        }
    }

    private static void addGaps(List<Attention> found, Ledger ledger, Texts texts) {
        addTime(found, "account.attention.uncovered", ledger.uncovered(), texts);
        addTime(found, "account.attention.unpriced", ledger.unpriced(), texts);
        addTime(found, "account.attention.uncosted", ledger.uncosted(), texts);
        ledger.otherCurrencies().stream()
                .map(amount -> warn(texts.with("account.attention.currency", Amounts.money(amount))))
                .forEach(found::add);
    }

    private static void addTime(List<Attention> found, String key, Duration time, Texts texts) {
        if (time.isPositive()) {
            found.add(warn(texts.with(key, Amounts.hours(time))));
        }
    }

    private static String credit(AccountMonth month, Money credit, Texts texts) {
        return month.over()
                ? texts.with("account.attention.credit", Amounts.money(credit))
                : texts.with("account.attention.credit-so-far", Amounts.money(credit));
    }

    private static String word(Commitment commitment) {
        return commitment.name().toLowerCase(Locale.ROOT);
    }

    private static Attention bad(String words) {
        return new Attention("bad", "breach", words);
    }

    private static Attention warn(String words) {
        return new Attention("warn", "warn", words);
    }
}
