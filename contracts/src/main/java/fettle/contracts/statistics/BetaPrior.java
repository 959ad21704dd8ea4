package fettle.contracts.statistics;

import java.util.Collection;
import java.util.List;

/// What is believed of a share before its own cases are seen: a beta distribution fitted to all groups (DOMAIN 6.4).
///
/// Shares of small groups are drawn towards it, so that 3 poor of 10 do not count for more than they tell.
///
/// @param alpha imagined poor cases, more than 0
/// @param beta imagined good cases, more than 0
public record BetaPrior(double alpha, double beta) {

    private static final int FEW_GROUPS = 3;
    private static final double STRENGTH_OF_FEW = 20;
    private static final double WEAKEST = 5;
    private static final double STRONGEST = 200;

    /// @throws IllegalArgumentException when a parameter is not more than 0
    public BetaPrior {
        if (!(alpha > 0) || !(beta > 0)) {
            throw new IllegalArgumentException("A prior imagines some cases of both sorts.");
        }
    }

    /// The prior by the method of moments over groups: kinds of work, or technicians.
    ///
    /// Its mean is the share over all groups, kept off 0 and 1 by half a case; its strength says how alike
    /// the groups are, between 5 imagined cases and 200, and is 20 with fewer than three groups. Groups
    /// without cases say nothing and are left out. 6/60, 2/40, 12/48, 1/30 and 20/220 give 3.06 poor and
    /// 26.64 good.
    public static BetaPrior of(Collection<Tally> groups) {
        List<Tally> known = groups.stream().filter(group -> group.all() > 0).toList();
        double mean = meanOf(overall(known));
        double strength = known.size() < FEW_GROUPS ? STRENGTH_OF_FEW : strength(known, mean);
        return new BetaPrior(mean * strength, (1 - mean) * strength);
    }

    /// All groups as one: its share is the p0 of the domain.
    public static Tally overall(Collection<Tally> groups) {
        return groups.stream().reduce(new Tally(0, 0), Tally::plus);
    }

    /// A group's share drawn towards the prior, the more the fewer its cases: 12 of 48 become 19.4 %.
    public double shrunk(Tally group) {
        return (group.poor() + alpha) / (group.all() + alpha + beta);
    }

    private static double meanOf(Tally overall) {
        double margin = 0.5 / (overall.all() + 1);
        return Math.clamp(overall.share(), margin, 1 - margin);
    }

    private static double strength(List<Tally> groups, double mean) {
        double cases = overall(groups).all();
        double squares = groups.stream()
                .mapToDouble(group -> group.all() * Math.pow(group.share() - mean, 2))
                .sum();
        double count = groups.size();
        double spread = squares / cases * count / (count - 1);
        double between = spread - mean * (1 - mean) / (cases / count);
        return between <= 0 ? STRONGEST : Math.clamp(mean * (1 - mean) / between - 1, WEAKEST, STRONGEST);
    }
}
