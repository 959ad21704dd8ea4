package fettle.contracts.staffing;

import java.util.Arrays;

/// One figure of many simulated runs: the middle one, and the range in which eight of ten lie.
///
/// @param low a tenth of the runs lie at or below it
/// @param high nine tenths of the runs lie at or below it
public record Spread(double median, double low, double high) {

    /// Reads the figures of all runs, by nearest rank.
    ///
    /// @param figures at least one, in any order
    /// @throws IllegalArgumentException when there is none
    public static Spread of(double[] figures) {
        if (figures.length == 0) {
            throw new IllegalArgumentException("A spread needs at least one run.");
        }
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        return new Spread(rank(sorted, 50), rank(sorted, 10), rank(sorted, 90));
    }

    private static double rank(double[] sorted, int percent) {
        return sorted[Math.ceilDiv(percent * sorted.length, 100) - 1];
    }
}
