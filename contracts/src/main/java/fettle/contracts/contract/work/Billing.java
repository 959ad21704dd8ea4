package fettle.contracts.contract.work;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.words.Refused;
import java.math.BigDecimal;
import java.util.Map;

/// How a line counts the work that it takes: rounded, then weighted by when and what it was (DOMAIN 3.2).
///
/// @param increment minimum and rounding
/// @param supportHours time outside these hours is after hours
/// @param afterHours how much a minute after hours counts, such as 1.5
/// @param kinds how much a minute of a kind of work counts, such as 0.5 for travel; 1 where a kind is absent
public record Billing(
        BillingIncrement increment,
        BusinessCalendar supportHours,
        BigDecimal afterHours,
        Map<String, BigDecimal> kinds) {

    private static final BigDecimal MOST = BigDecimal.valueOf(100);

    /// Every minute counts as one, at all hours.
    public static final Billing PLAIN = by(BillingIncrement.EXACT);

    public Billing {
        kinds = Map.copyOf(kinds);
        requireMultiplier(afterHours);
        kinds.values().forEach(Billing::requireMultiplier);
    }

    /// Rounded, but counted alike at all hours.
    public static Billing by(BillingIncrement increment) {
        return new Billing(increment, BusinessCalendar.aroundTheClock(), BigDecimal.ONE, Map.of());
    }

    /// The same rule, with time outside support hours counted more (or less).
    public Billing afterHours(BusinessCalendar supportHours, BigDecimal multiplier) {
        return new Billing(increment, supportHours, multiplier, kinds);
    }

    /// The same rule, with kinds of work that count more or less.
    public Billing kinds(Map<String, BigDecimal> multipliers) {
        return new Billing(increment, supportHours, afterHours, multipliers);
    }

    /// How much a minute of a kind counts within support hours.
    public BigDecimal inHours(String kind) {
        return kinds.getOrDefault(kind, BigDecimal.ONE);
    }

    /// How much a minute of a kind counts after hours: the larger of the two multipliers, which never compound.
    public BigDecimal afterHours(String kind) {
        return inHours(kind).max(afterHours);
    }

    private static void requireMultiplier(BigDecimal multiplier) {
        if (multiplier.signum() < 0
                || multiplier.compareTo(MOST) > 0
                || multiplier.stripTrailingZeros().scale() > 4) {
            throw Refused.because("contracts.contract.multiplier", multiplier.toPlainString());
        }
    }
}
