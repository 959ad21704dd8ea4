package fettle.contracts.contract.work;

import fettle.contracts.words.Refused;
import java.time.Duration;

/// How worked time becomes charged time: at least a minimum, rounded once to whole increments (DOMAIN 3.2).
///
/// @param increment the unit that is charged, whole minutes; without [Rounding#UP] or [Rounding#NEAREST] it does not
///     matter
/// @param minimum the least that is charged for any work at all, whole minutes
/// @param per what minimum and rounding are applied to, once
public record BillingIncrement(Duration increment, Duration minimum, Rounding rounding, Per per) {

    /// How the time between two increments is charged.
    public enum Rounding {
        /// The next increment.
        UP,
        /// The nearer increment, half of one up; where there is a minimum, never less than one increment.
        NEAREST,
        /// The next whole minute, whatever the increment.
        WHOLE_MINUTES,
        /// As it is, to the second.
        EXACT
    }

    /// What a minimum and a rounding apply to.
    public enum Per {
        ENTRY,
        TICKET_AND_DAY,
        TICKET
    }

    /// Charged as worked, to the second.
    public static final BillingIncrement EXACT =
            new BillingIncrement(Duration.ofMinutes(1), Duration.ZERO, Rounding.EXACT, Per.ENTRY);

    public BillingIncrement {
        if (!increment.isPositive() || minimum.isNegative() || hasSeconds(increment) || hasSeconds(minimum)) {
            throw Refused.because("contracts.contract.increment", increment, minimum);
        }
    }

    /// Every started increment is charged, for each entry.
    public static BillingIncrement upTo(Duration increment, Duration minimum) {
        return new BillingIncrement(increment, minimum, Rounding.UP, Per.ENTRY);
    }

    /// The same rounding, applied to another whole.
    public BillingIncrement per(Per whole) {
        return new BillingIncrement(increment, minimum, rounding, whole);
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
            case UP -> whole(owed.plus(increment).minusNanos(1), increment);
            case NEAREST -> nearest(owed);
            case WHOLE_MINUTES -> whole(owed.plusMinutes(1).minusNanos(1), Duration.ofMinutes(1));
            case EXACT -> owed;
        };
    }

    private Duration nearest(Duration owed) {
        Duration nearest = whole(owed.plus(increment.dividedBy(2)), increment);
        return nearest.isZero() && minimum.isPositive() ? increment : nearest;
    }

    private static Duration whole(Duration time, Duration unit) {
        long nanos = unit.toNanos();
        return Duration.ofNanos(time.toNanos() / nanos * nanos);
    }

    private static boolean hasSeconds(Duration time) {
        return time.toNanos() % Duration.ofMinutes(1).toNanos() != 0;
    }
}
