package fettle.contracts.settle;

import fettle.contracts.contract.work.Billing;
import fettle.contracts.contract.work.BillingIncrement.Rounding;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Shares;
import java.time.Duration;

/// How much of a piece of work counts: rounded, divided by support hours, and weighted (DOMAIN 3.2).
///
/// @param inHours minutes to charge within support hours
/// @param afterHours minutes to charge outside them
/// @param weightedIn the first after their multiplier
/// @param weightedAfter the second after theirs
public record Counted(Minutes inHours, Minutes afterHours, Minutes weightedIn, Minutes weightedAfter) {

    /// What is not charged counts nothing.
    public static final Counted NOTHING = new Counted(Minutes.ZERO, Minutes.ZERO, Minutes.ZERO, Minutes.ZERO);

    /// Counts a piece of work by itself, the minimum and the rounding applied to it alone.
    ///
    /// 17:00-18:30 with a close at 17:30, quarters of an hour and 1.5 after hours: 30 and 60 minutes, 120
    /// weighted.
    public static Counted of(Work work, Billing billing) {
        return of(work, billing, billing.increment().quantity(work.worked()));
    }

    /// Counts a piece of work as a given time, which the parts in and after hours share by largest remainder.
    static Counted of(Work work, Billing billing, Duration quantity) {
        if (work.unbilled().isPresent()) {
            return NOTHING;
        }
        Duration open = billing.supportHours().between(work.start(), work.end());
        if (work.agreed().isPresent()) {
            return agreed(work, work.agreed().get(), open);
        }
        Minutes all = Minutes.of(quantity);
        Minutes in = open.equals(work.worked()) ? all : inHours(work, billing, all, open);
        Minutes after = all.minus(in);
        return new Counted(
                in, after, in.times(billing.inHours(work.kind())), after.times(billing.afterHours(work.kind())));
    }

    /// All minutes to charge, before multipliers.
    public Minutes billable() {
        return inHours.plus(afterHours);
    }

    /// All minutes after multipliers: what lines give out and charge.
    public Minutes weighted() {
        return weightedIn.plus(weightedAfter);
    }

    /// What was agreed is neither rounded nor weighted again; in and after hours share it as the work did,
    /// exactly.
    private static Counted agreed(Work work, Minutes agreed, Duration open) {
        Minutes in = open.equals(work.worked())
                ? agreed
                : agreed.share(open.toNanos(), work.worked().toNanos());
        Minutes after = agreed.minus(in);
        return new Counted(in, after, in, after);
    }

    private static Minutes inHours(Work work, Billing billing, Minutes all, Duration open) {
        if (open.isZero()) {
            return Minutes.ZERO;
        }
        if (billing.increment().rounding() == Rounding.EXACT || all.denominator() > 1) {
            return all.share(open.toNanos(), work.worked().toNanos());
        }
        long[] parts = Shares.of(
                all.numerator(), open.toNanos(), work.worked().minus(open).toNanos());
        return Minutes.of(parts[0]);
    }
}
