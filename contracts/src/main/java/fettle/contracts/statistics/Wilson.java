package fettle.contracts.statistics;

/// The range in which a true share lies, judging by the cases counted: Wilson's score interval (DOMAIN 6.4, 11).
///
/// @param low from 0
/// @param high to 1
public record Wilson(double low, double high) {

    /// Of a normal deviate, five in a hundred lie outside this on both sides: the usual 95 % interval.
    public static final double TWO_SIDED_95 = 1.96;

    /// One in ten lies above this: the lower bound is then sure at 90 %.
    public static final double ONE_SIDED_90 = 1.2816;

    /// The interval around a counted share.
    ///
    /// No cases tell nothing: 0 to 1. With no poor case the low end is exactly 0, with poor cases only the
    /// high end is exactly 1. 45 of 50 at 95 %: 0.786 to 0.957.
    ///
    /// @param z how many standard deviations wide to each side, more than 0; [#TWO_SIDED_95] on pages
    /// @throws IllegalArgumentException when `z` is not more than 0
    public static Wilson of(Tally tally, double z) {
        if (!(z > 0)) {
            throw new IllegalArgumentException("An interval is some deviations wide, not " + z + ".");
        }
        if (tally.all() == 0) {
            return new Wilson(0, 1);
        }
        double n = tally.all();
        double share = tally.share();
        double shrink = 1 + z * z / n;
        double centre = (share + z * z / (2 * n)) / shrink;
        double half = z / shrink * Math.sqrt(share * (1 - share) / n + z * z / (4 * n * n));
        return new Wilson(tally.poor() == 0 ? 0 : centre - half, tally.poor() == tally.all() ? 1 : centre + half);
    }
}
