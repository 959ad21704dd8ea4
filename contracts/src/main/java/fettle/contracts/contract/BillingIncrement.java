package fettle.contracts.contract;

import java.time.Duration;

/// How worked time becomes charged time: at least a minimum, rounded once to whole increments (DOMAIN 3.2).
///
/// @param increment the unit that is charged; with [Rounding#EXACT] it does not matter
/// @param minimum the least that is charged for any work at all
public record BillingIncrement(Duration increment, Duration minimum, Rounding rounding) {

    /// How the time between two increments is charged.
    public enum Rounding {
        /// The next increment.
        UP,
        /// The nearer increment, half of one up; where there is a minimum, never less than one increment.
        NEAREST,
        /// As it is.
        EXACT
    }

    /// Charged as worked, to the second.
    public static final BillingIncrement EXACT =
            new BillingIncrement(Duration.ofMinutes(1), Duration.ZERO, Rounding.EXACT);

    public BillingIncrement {
        if (!increment.isPositive() || minimum.isNegative()) {
            throw new IllegalArgumentException("Work is charged in increments of some time, with no negative minimum.");
        }
    }

    /// Every started increment is charged.
    public static BillingIncrement upTo(Duration increment, Duration minimum) {
        return new BillingIncrement(increment, minimum, Rounding.UP);
    }

    /// The charged time for one piece of work; no work stays none.
    ///
    /// 17:00-18:30 in quarters of an hour are 90 minutes; 7 minutes are 15.
    public Duration quantity(Duration worked) {
        if (!worked.isPositive()) {
            return Duration.ZERO;
        }
        Duration owed = worked.compareTo(minimum) < 0 ? minimum : worked;
        return switch (rounding) {
            case UP -> whole(owed.plus(increment).minusNanos(1));
            case NEAREST -> nearest(owed);
            case EXACT -> owed;
        };
    }

    private Duration nearest(Duration owed) {
        Duration nearest = whole(owed.plus(increment.dividedBy(2)));
        return nearest.isZero() && minimum.isPositive() ? increment : nearest;
    }

    private Duration whole(Duration time) {
        return increment.multipliedBy(time.dividedBy(increment));
    }
}
