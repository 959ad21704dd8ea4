package fettle.contracts.staffing;

import fettle.contracts.sla.Priority;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// What really came in over some weeks, from which a simulation draws weeks that might come (DOMAIN 8.3).
///
/// @param firstDay the first day of the first week, in the zone
/// @param zone the desk's, so that a drawn week keeps its wall-clock hours over a clock change
/// @param weeks each holds what came in during it, in any order; eight are usual
public record ObservedWeeks(LocalDate firstDay, ZoneId zone, List<List<Arrival>> weeks) {

    private static final int MOST_ARRIVALS = 20_000;

    /// @throws IllegalArgumentException without any week, or with more than 20,000 arrivals
    public ObservedWeeks {
        weeks = weeks.stream().map(List::copyOf).toList();
        if (weeks.isEmpty() || weeks.stream().mapToInt(List::size).sum() > MOST_ARRIVALS) {
            throw new IllegalArgumentException(
                    "A simulation draws from one week or more, and at most " + MOST_ARRIVALS + " tickets.");
        }
    }

    /// Sorts arrivals into the whole weeks from a day on; what lies outside is left out.
    ///
    /// @param count how many weeks, one or more
    public static ObservedWeeks of(LocalDate firstDay, ZoneId zone, int count, List<Arrival> arrivals) {
        List<List<Arrival>> weeks = new ArrayList<>();
        for (int week = 0; week < count; week++) {
            weeks.add(new ArrayList<>());
        }
        for (Arrival arrival : arrivals) {
            long week = Math.floorDiv(
                    ChronoUnit.DAYS.between(firstDay, arrival.at().atZone(zone).toLocalDate()), 7L);
            if (week >= 0 && week < count) {
                weeks.get((int) week).add(arrival);
            }
        }
        return new ObservedWeeks(firstDay, zone, weeks);
    }

    /// Draws weeks with replacement, and for each ticket a touch time among those of its priority.
    ///
    /// @param from the first day of the drawn weeks
    /// @return in order of arrival
    List<Arrival> draw(LocalDate from, int count, Random random) {
        Map<Priority, List<Arrival>> alike = byPriority();
        List<Arrival> drawn = new ArrayList<>();
        for (int week = 0; week < count; week++) {
            int source = random.nextInt(weeks.size());
            long days = ChronoUnit.DAYS.between(firstDay.plusWeeks(source), from.plusWeeks(week));
            for (Arrival arrival : weeks.get(source)) {
                List<Arrival> same = alike.getOrDefault(arrival.priority(), List.of(arrival));
                drawn.add(new Arrival(
                        arrival.at().atZone(zone).plusDays(days).toInstant(),
                        arrival.priority(),
                        same.get(random.nextInt(same.size())).touch()));
            }
        }
        drawn.sort((one, other) -> one.at().compareTo(other.at()));
        return drawn;
    }

    private Map<Priority, List<Arrival>> byPriority() {
        Map<Priority, List<Arrival>> alike = new EnumMap<>(Priority.class);
        for (List<Arrival> week : weeks) {
            for (Arrival arrival : week) {
                alike.computeIfAbsent(arrival.priority(), _ -> new ArrayList<>())
                        .add(arrival);
            }
        }
        return alike;
    }
}
