package fettle.contracts.settle.pool;

import fettle.contracts.contract.ContractLine.Allowance;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/// The minutes of an allowance for one period, and the fee that they earn as they are used or lapse (DOMAIN 3.4).
final class Grant {

    private final Allowance line;
    private final YearMonth period;
    private final LocalDate from;
    private final Minutes total;
    private final Money fee;
    private Minutes left;
    private Money earned;

    /// Grants a period's minutes, for the days on which the line holds.
    ///
    /// @param period the period's first month
    /// @param from the first of those days
    /// @param opening what was left of it when the contract was taken over, where that was in mid-period
    Grant(Allowance line, YearMonth period, LocalDate from, long days, Optional<Minutes> opening) {
        this.line = line;
        this.period = period;
        this.from = from;
        LocalDate start = period.atDay(1);
        long all = line.period().end(period).toEpochDay() - start.toEpochDay();
        boolean whole = days == all;
        total = opening.orElseGet(() -> whole || !line.prorated()
                ? line.minutes()
                : line.minutes().share(days, all).halfUp());
        fee = whole ? line.fee() : line.fee().share(days, all);
        left = total;
        earned = Money.zero(fee.currency());
    }

    Allowance line() {
        return line;
    }

    LocalDate from() {
        return from;
    }

    Minutes total() {
        return total;
    }

    Minutes left() {
        return left;
    }

    boolean isFor(Allowance one, YearMonth ofPeriod) {
        return period.equals(ofPeriod) && line.equals(one);
    }

    /// Whether its period is over by the end of a month.
    boolean isOver(YearMonth month) {
        return !month.isBefore(lastMonth());
    }

    /// Whether it can't be used after a month any more.
    boolean lapsesAfter(YearMonth month) {
        return !month.isBefore(lastMonth()
                .plusMonths((long) line.rollover().periods() * line.period().months()));
    }

    /// Gives out minutes that it holds.
    void take(Minutes minutes) {
        left = left.minus(minutes);
    }

    /// What it has earned by what is used or lapsed and not been said before; a fee without minutes at once.
    Money newlyEarned() {
        Money sum = total.isZero() ? fee : fee.share(total.minus(left), total);
        Money more = sum.minus(earned);
        earned = sum;
        return more;
    }

    Money deferred() {
        return fee.minus(earned);
    }

    private YearMonth lastMonth() {
        return period.plusMonths(line.period().months() - 1L);
    }
}
