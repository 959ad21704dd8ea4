package fettle.contracts.sla.attainment;

import fettle.contracts.words.Refused;

/// The share of promises that a contract says we keep.
///
/// @param basisPoints the share: 9500 is 95 %
/// @param smallSample with fewer cases than this, one broken promise is tolerated; 0 where a contract has no such rule
public record Goal(int basisPoints, int smallSample) {

    public Goal {
        if (basisPoints < 0 || basisPoints > 10_000 || smallSample < 0) {
            throw Refused.because("contracts.attainment.goal", basisPoints, smallSample);
        }
    }

    /// A goal in whole per cents, without a rule for small samples.
    ///
    /// @throws Refused for a per cent outside 0 to 100
    public static Goal percent(int percent) {
        return new Goal(Math.multiplyExact(percent, 100), 0);
    }

    /// Whether a month meets the goal. Compared in whole numbers, so that nothing is rounded in anybody's
    /// favour; with no case at all nothing is owed (and the page says that nothing was measured).
    public boolean isAttainedBy(Attainment attainment) {
        long n = attainment.n();
        long broken = n - attainment.met();
        return attainment.met() * 10_000L >= basisPoints * n || (n < smallSample && broken <= 1);
    }
}
