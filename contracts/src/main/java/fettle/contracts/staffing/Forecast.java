package fettle.contracts.staffing;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// How much will come in a coming week, from the weeks before it (DOMAIN 8.5).
///
/// @param week tickets expected in that week
/// @param slopePerWeek by how many it changes from week to week; nothing where the weeks show no sure trend
/// @param range in which the count lies in eight of ten cases
/// @param enoughHistory false with fewer than eight weeks: the page then says "not enough history", and the figure is
///     their plain mean
public record Forecast(double week, OptionalDouble slopePerWeek, CountRange range, boolean enoughHistory) {

    private static final int WEEKS = 8;

    /// Forecasts a week.
    ///
    /// From eight weeks on: the median of the last eight, carried on along their Theil-Sen slope only if its 80 %
    /// interval leaves 0 out; never below nothing. Weekday and hour follow from [WeekProfile].
    ///
    /// @param weeks how many came in each, the oldest first, without gaps; at least one
    /// @param ahead 1 for the next week
    /// @throws IllegalArgumentException without any week, for a negative count, or for a week that is over
    public static Forecast of(List<Integer> weeks, int ahead) {
        if (weeks.isEmpty() || ahead < 1 || weeks.stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("A coming week is told from counts of weeks before it.");
        }
        if (weeks.size() < WEEKS) {
            double mean = mean(weeks);
            return new Forecast(mean, OptionalDouble.empty(), CountRange.of(mean, weeks), false);
        }
        List<Integer> last = weeks.subList(weeks.size() - WEEKS, weeks.size());
        OptionalDouble slope = slope(last);
        double expected = Math.max(0, level(last, slope.orElse(0), ahead));
        return new Forecast(expected, slope, CountRange.of(expected, last), true);
    }

    static double mean(List<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).average().orElseThrow();
    }

    /// The slope between the middle pair of weeks, nothing when it may as well be none.
    private static OptionalDouble slope(List<Integer> weeks) {
        double[] slopes = IntStream.range(0, WEEKS)
                .boxed()
                .flatMap(one -> IntStream.range(one + 1, WEEKS)
                        .mapToObj(two -> (double) (weeks.get(two) - weeks.get(one)) / (two - one)))
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        int outside = outside(slopes.length);
        boolean sure = slopes[outside] > 0 || slopes[slopes.length - 1 - outside] < 0;
        return sure ? OptionalDouble.of(median(slopes)) : OptionalDouble.empty();
    }

    /// How many of the ordered slopes lie outside their 80 % interval on each side, by Kendall's variance.
    private static int outside(int pairs) {
        double deviation = Math.sqrt(WEEKS * (WEEKS - 1) * (2.0 * WEEKS + 5) / 18);
        return (int) Math.floor((pairs - 1.2816 * deviation) / 2) - 1;
    }

    private static double level(List<Integer> weeks, double slope, int ahead) {
        double[] starts = IntStream.range(0, WEEKS)
                .mapToDouble(week -> weeks.get(week) - slope * week)
                .toArray();
        return median(starts) + slope * (WEEKS - 1 + ahead);
    }

    private static double median(double[] figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
