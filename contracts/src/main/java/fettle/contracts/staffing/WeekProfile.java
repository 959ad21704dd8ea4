package fettle.contracts.staffing;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.util.Arrays;

/// Which share of a week's arrivals comes in each of its hours, by the desk's clock on the wall (DOMAIN 8.5).
///
/// @param counts arrivals in each hour of the week, from Monday 00:00 on, over all observed weeks
public record WeekProfile(long[] counts) {

    private static final int HOURS = 168;

    /// @throws IllegalArgumentException for another number of hours, or a negative count
    public WeekProfile {
        counts = counts.clone();
        if (counts.length != HOURS || Arrays.stream(counts).anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("A week has " + HOURS + " hours, with zero or more arrivals in each.");
        }
    }

    /// Counts what was observed.
    public static WeekProfile of(ObservedWeeks observed) {
        long[] counts = new long[HOURS];
        for (var week : observed.weeks()) {
            for (Arrival arrival : week) {
                ZonedDateTime at = arrival.at().atZone(observed.zone());
                counts[hour(at.getDayOfWeek(), at.getHour())]++;
            }
        }
        return new WeekProfile(counts);
    }

    /// How many of a week's arrivals fall into an hour; none where nothing was ever observed.
    ///
    /// @param week the forecast of the whole week
    /// @param hour 0 to 23
    public double expected(double week, DayOfWeek day, int hour) {
        long all = Arrays.stream(counts).sum();
        return all == 0 ? 0 : week * counts[hour(day, hour)] / all;
    }

    @Override
    public long[] counts() {
        return counts.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WeekProfile that && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "WeekProfile" + Arrays.toString(counts);
    }

    private static int hour(DayOfWeek day, int hour) {
        return (day.getValue() - 1) * 24 + hour;
    }
}
