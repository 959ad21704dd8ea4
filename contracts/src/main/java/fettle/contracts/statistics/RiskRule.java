package fettle.contracts.statistics;

/// When a kind of work counts as risky, so that its tickets are looked at while they are handled (DOMAIN 6.4).
///
/// The mark comes and goes at different shares, so that it does not flicker.
///
/// @param fewest with fewer cases than this a group is new: 10 for a kind, 20 for a kind at one client or in one group
/// @param overall the share of poor work over all groups, p0
/// @param prior fitted to all groups
public record RiskRule(int fewest, double overall, BetaPrior prior) {

    private static final int FEWEST_OF_A_KIND = 10;
    private static final int FEWEST_OF_A_PAIR = 20;
    private static final double ENTERS = 1.5;
    private static final double LEAVES = 1.2;

    /// What is thought of a group.
    public enum Verdict {
        /// Too few cases to tell.
        NEW,
        ORDINARY,
        RISKY
    }

    /// The rule for kinds of work.
    public static RiskRule ofKinds(double overall, BetaPrior prior) {
        return new RiskRule(FEWEST_OF_A_KIND, overall, prior);
    }

    /// The rule for a kind at one client, or in one resolver group.
    public static RiskRule ofPairs(double overall, BetaPrior prior) {
        return new RiskRule(FEWEST_OF_A_PAIR, overall, prior);
    }

    /// Judges a group by its cases of the last 180 days.
    ///
    /// It becomes risky when even the lower end of its one-sided 90 % interval lies above the overall
    /// share, and its shrunk share at 1.5 times the overall one or more; it stays so until the shrunk share
    /// falls below 1.2 times.
    ///
    /// @param wasRisky the verdict before
    public Verdict judge(Tally group, boolean wasRisky) {
        if (group.all() < fewest) {
            return Verdict.NEW;
        }
        boolean risky = wasRisky ? staysRisky(group) : becomesRisky(group);
        return risky ? Verdict.RISKY : Verdict.ORDINARY;
    }

    private boolean staysRisky(Tally group) {
        return prior.shrunk(group) >= LEAVES * overall;
    }

    private boolean becomesRisky(Tally group) {
        return Wilson.of(group, Wilson.ONE_SIDED_90).low() > overall && prior.shrunk(group) >= ENTERS * overall;
    }
}
