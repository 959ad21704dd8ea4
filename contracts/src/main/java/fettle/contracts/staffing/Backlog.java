package fettle.contracts.staffing;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/// The work that lies before a group, in touch hours by the age of the tickets (DOMAIN 8.4).
///
/// @param hours expected touch hours still to do, by age; a band without work has none
public record Backlog(Map<Age, Double> hours) {

    /// How long a ticket has been open, in business days.
    public enum Age {
        UP_TO_A_DAY,
        UP_TO_THREE_DAYS,
        UP_TO_TEN_DAYS,
        OLDER;

        /// The band of an age: exactly one, three or ten business days still belong to the younger band.
        ///
        /// @param open business time since receipt
        /// @param businessDay business time of one day
        public static Age of(Duration open, Duration businessDay) {
            if (open.compareTo(businessDay) <= 0) {
                return UP_TO_A_DAY;
            }
            if (open.compareTo(businessDay.multipliedBy(3)) <= 0) {
                return UP_TO_THREE_DAYS;
            }
            return open.compareTo(businessDay.multipliedBy(10)) <= 0 ? UP_TO_TEN_DAYS : OLDER;
        }
    }

    /// @throws IllegalArgumentException for negative hours
    public Backlog {
        var copy = new EnumMap<Age, Double>(Age.class);
        for (Age age : Age.values()) {
            copy.put(age, notNegative(hours.getOrDefault(age, 0.0)));
        }
        hours = Map.copyOf(copy);
    }

    /// All touch hours still to do.
    public double total() {
        return hours.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /// The days until nothing is left, nothing ("never") when as much comes in as can be done, or more.
    ///
    /// 60 h of backlog, 40 h a day of capacity, 30 h of inflow: six days.
    ///
    /// @param capacityPerDay touch hours that the group can give a day
    /// @param inflowPerDay touch hours that come in a day
    public OptionalDouble daysToClear(double capacityPerDay, double inflowPerDay) {
        double spare = notNegative(capacityPerDay) - notNegative(inflowPerDay);
        if (total() == 0) {
            return OptionalDouble.of(0);
        }
        return spare > 0 ? OptionalDouble.of(total() / spare) : OptionalDouble.empty();
    }

    /// The tickets that may lie open if each is to leave after a wanted age, by Little's law: 12 a day,
    /// done after 2.5 days, are 30.
    public static double wanted(double arrivalsPerDay, double daysInSystem) {
        return notNegative(arrivalsPerDay) * notNegative(daysInSystem);
    }

    /// The people-hours to keep free for support, each hour, in a group with other prime work: load and its root.
    ///
    /// @param load in people kept busy; 2.3 reserve 4, and no load reserves none
    public static int reserve(double load) {
        return Shares.roundUp(notNegative(load) + Math.sqrt(load));
    }

    private static double notNegative(double figure) {
        if (!(figure >= 0)) {
            throw new IllegalArgumentException("There is no work of " + figure + ".");
        }
        return figure;
    }
}
