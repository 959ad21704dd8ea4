package fettle.server.account.page;

import fettle.contracts.sla.attainment.Attainment;
import fettle.contracts.sla.attainment.Headline;
import fettle.server.account.kept.ServiceLevel;
import fettle.web.text.Sentences;
import fettle.web.text.Texts;
import java.math.BigDecimal;
import java.util.Locale;

/// How many promises were kept, with a bar: "17 of 18" of few, "92.5 % of 40" of more, "nothing measured" of none.
///
/// @param tone bad below the aim, "" otherwise: the words say it too
/// @param width of the bar in per cent; "" when nothing was measured
record Share(String words, String tone, String width) {

    private static final int FEW = 20;

    static Share of(ServiceLevel service, Attainment attainment, Texts texts) {
        String tone = service.isAttained(attainment) ? "" : "bad";
        return new Share(
                Sentences.timeless(texts).of(attainment.inWords()), tone, width(attainment.met(), attainment.n()));
    }

    /// The share of tickets with every promise kept.
    ///
    /// @param goalBasisPoints what share the contract aims at
    static Share of(Headline headline, long goalBasisPoints, Texts texts) {
        int n = headline.tickets();
        if (n == 0) {
            return new Share(texts.with("contracts.attainment.none"), "", "");
        }
        boolean missed = headline.kept() * 10_000L < goalBasisPoints * n;
        String words = n < FEW
                ? texts.with("contracts.attainment.few", headline.kept(), n)
                : texts.with("contracts.attainment.share", percent(headline), n);
        return new Share(words, missed ? "bad" : "", width(headline.kept(), n));
    }

    boolean bad() {
        return tone.equals("bad");
    }

    boolean measured() {
        return !width.isEmpty();
    }

    private static String percent(Headline headline) {
        return BigDecimal.valueOf(Math.round(headline.kept() * 1_000.0 / headline.tickets()), 1)
                .toPlainString();
    }

    private static String width(int met, int n) {
        return n == 0 ? "" : String.format(Locale.ROOT, "%.1f", 100.0 * met / n);
    }
}
