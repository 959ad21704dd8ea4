package fettle.contracts.sla.attainment;

import static java.math.RoundingMode.HALF_UP;

import fettle.contracts.words.Sentence;
import java.math.BigDecimal;

/// A share as a page shows it: as a count while there are few, for a per cent of few says more than is known
/// (DOMAIN 2.8).
final class Counted {

    private static final int FEW = 20;

    private Counted() {}

    /// "nothing measured", "17 of 18" under twenty, "92.5 % of 40" from there on.
    static Sentence inWords(int met, int n) {
        if (n == 0) {
            return Sentence.of("contracts.attainment.none");
        }
        if (n < FEW) {
            return Sentence.of("contracts.attainment.few", met, n);
        }
        return Sentence.of("contracts.attainment.share", percent(met, n), n);
    }

    private static String percent(int met, int n) {
        return BigDecimal.valueOf(met * 100L)
                .divide(BigDecimal.valueOf(n), 2, HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
