package fettle.contracts.staffing;

import java.util.List;

/// Between which counts a coming count lies in eight of ten cases: arrivals at random, at a rate that
/// itself varies from week to week (gamma-Poisson, DOMAIN 8.5).
public record CountRange(int low, int high) {

    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;

    /// The range around an expected count.
    ///
    /// Weeks that vary no more than chance explains give a plain Poisson range.
    ///
    /// @param expected zero or more
    /// @param weeks earlier counts, which tell how much the rate varies
    public static CountRange of(double expected, List<Integer> weeks) {
        double mean = Forecast.mean(weeks);
        double variance = variance(weeks, mean);
        double shape = variance > mean ? mean * mean / (variance - mean) : Double.POSITIVE_INFINITY;
        return new CountRange(quantile(expected, shape, LOW), quantile(expected, shape, HIGH));
    }

    private static double variance(List<Integer> weeks, double mean) {
        double squares =
                weeks.stream().mapToDouble(count -> Math.pow(count - mean, 2)).sum();
        return weeks.size() < 2 ? 0 : squares / (weeks.size() - 1);
    }

    /// The least count that is not exceeded with a probability, adding up the counts' probabilities from 0
    /// on; by their logarithms, for that of 0 is too small to write where many are expected.
    private static int quantile(double expected, double shape, double probability) {
        if (expected == 0) {
            return 0;
        }
        boolean poisson = Double.isInfinite(shape);
        double log = poisson ? -expected : shape * Math.log(shape / (shape + expected));
        double sum = Math.exp(log);
        int count = 0;
        while (sum < probability) {
            double ratio =
                    poisson ? expected / (count + 1) : (count + shape) / (count + 1) * (expected / (shape + expected));
            log += Math.log(ratio);
            sum += Math.exp(log);
            count++;
        }
        return count;
    }
}
