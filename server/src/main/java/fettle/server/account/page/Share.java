package fettle.server.account.page;

import fettle.contracts.sla.attainment.Attainment;
import fettle.contracts.sla.attainment.Headline;
import fettle.server.account.ServiceLevel;
import fettle.server.account.figure.Amounts;
import java.util.Locale;

/// How many promises were kept, with a bar: "17 of 18" of few, "92.5 % of 40" of more, "nothing measured" of none.
///
/// @param tone bad below the aim, "" otherwise: the words say it too
/// @param width of the bar in per cent; "" when nothing was measured
record Share(String words, String tone, String width) {

    private static final int FEW = 20;

    static Share of(ServiceLevel service, Attainment attainment) {
        String tone = service.isAttained(attainment) ? "" : "bad";
        return new Share(attainment.inWords(), tone, width(attainment.met(), attainment.n()));
    }

    /// The share of tickets with every promise kept.
    ///
    /// @param goalBasisPoints what share the contract aims at
    static Share of(Headline headline, long goalBasisPoints) {
        int n = headline.tickets();
        if (n == 0) {
            return new Share("nothing measured", "", "");
        }
        boolean missed = headline.kept() * 10_000L < goalBasisPoints * n;
        String words = n < FEW
                ? headline.kept() + " of " + n
                : Amounts.percent(Math.round(headline.kept() * 10_000.0 / n)) + " of " + n;
        return new Share(words, missed ? "bad" : "", width(headline.kept(), n));
    }

    boolean bad() {
        return tone.equals("bad");
    }

    boolean measured() {
        return !width.isEmpty();
    }

    private static String width(int met, int n) {
        return n == 0 ? "" : String.format(Locale.ROOT, "%.1f", 100.0 * met / n);
    }
}
