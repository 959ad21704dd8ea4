package fettle.contracts.staffing;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Which share of a week's arrivals comes in each of its hours, by the desk's clock on the wall (DOMAIN 8.5).
///
/// @param counts arrivals in each hour of the week, from Monday 00:00 on, over all observed weeks
public record WeekProfile(List<Long> counts) {

    private static final int HOURS = 168;

    /// @throws IllegalArgumentException for another number of hours, or a negative count
    public WeekProfile {
        counts = List.copyOf(counts);
        if (counts.size() != HOURS || counts.stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("A week has " + HOURS + " hours, with zero or more arrivals in each.");
        }
    }

    /// Counts what was observed.
    public static WeekProfile of(ObservedWeeks observed) {
        List<Long> counts = new ArrayList<>(Collections.nCopies(HOURS, 0L));
        for (List<Arrival> week : observed.weeks()) {
            for (Arrival arrival : week) {
                ZonedDateTime at = arrival.at().atZone(observed.zone());
                int hour = hour(at.getDayOfWeek(), at.getHour());
                counts.set(hour, counts.get(hour) + 1);
            }
        }
        return new WeekProfile(counts);
    }

    /// How many of a week's arrivals fall into an hour; none where nothing was ever observed.
    ///
    /// @param week the forecast of the whole week
    /// @param hour 0 to 23
    public double expected(double week, DayOfWeek day, int hour) {
        long all = counts.stream().mapToLong(Long::longValue).sum();
        return all == 0 ? 0 : week * counts.get(hour(day, hour)) / all;
    }

    private static int hour(DayOfWeek day, int hour) {
        return (day.getValue() - 1) * 24 + hour;
    }
}
