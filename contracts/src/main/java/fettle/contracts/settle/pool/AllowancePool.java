package fettle.contracts.settle.pool;

import fettle.contracts.contract.ContractLine.Allowance;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.settle.Use;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/// The minutes that an allowance holds: what earlier periods left over, oldest first, then this period's (DOMAIN 3.4).
final class AllowancePool {

    private final String name;
    private final List<Grant> grants = new ArrayList<>();
    private Minutes before = Minutes.ZERO;
    private Minutes granted = Minutes.ZERO;
    private Minutes fromBefore = Minutes.ZERO;
    private Minutes drawn = Minutes.ZERO;

    AllowancePool(String name) {
        this.name = name;
    }

    boolean holds(Allowance line, YearMonth period) {
        return grants.stream().anyMatch(grant -> grant.isFor(line, period));
    }

    void add(Grant grant) {
        grants.add(grant);
        granted = granted.plus(grant.total());
    }

    /// Gives out what work needs, as far as it goes.
    ///
    /// @param day from which what is granted later is not there yet
    List<Draw> take(Allowance line, Minutes needed, LocalDate day, YearMonth month) {
        Minutes rolled = Minutes.ZERO;
        Minutes current = Minutes.ZERO;
        Minutes open = needed;
        for (Grant grant : grants) {
            if (open.isZero() || grant.from().isAfter(day)) {
                break;
            }
            Minutes part = grant.left().min(open);
            grant.take(part);
            open = open.minus(part);
            if (isRolledOver(grant, month)) {
                rolled = rolled.plus(part);
            } else {
                current = current.plus(part);
            }
        }
        fromBefore = fromBefore.plus(rolled);
        drawn = drawn.plus(current);
        return draws(line, rolled, current);
    }

    /// Ends a month: what can't be used any more lapses, and what is carried above the cap, the oldest first.
    ///
    /// @param ended whether no version of the contract goes on with the line
    Balance close(YearMonth month, boolean ended, Earnings earnings) {
        Minutes lapsed = Minutes.ZERO;
        for (Grant grant : grants) {
            if (ended || grant.lapsesAfter(month)) {
                lapsed = lapsed.plus(lapse(grant, grant.left()));
            }
        }
        lapsed = lapsed.plus(lapseAboveCap(month));
        Money deferred = Money.zero(grants.getFirst().line().fee().currency());
        for (Grant grant : grants) {
            earnings.add(grant.line(), grant.newlyEarned());
            deferred = deferred.plus(grant.deferred());
        }
        Minutes left = left();
        var balance = new Balance.OfMinutes(month, name, before, granted, fromBefore, drawn, lapsed, left, deferred);
        startMonth(month, left);
        return balance;
    }

    boolean isSpent() {
        return grants.isEmpty();
    }

    private static boolean isRolledOver(Grant grant, YearMonth month) {
        return grant.isOver(month.minusMonths(1));
    }

    private static List<Draw> draws(Allowance line, Minutes rolled, Minutes current) {
        List<Draw> draws = new ArrayList<>(2);
        Money none = Money.zero(line.fee().currency());
        if (rolled.isPositive()) {
            draws.add(new Draw(line, Use.ROLLED_OVER, rolled, none));
        }
        if (current.isPositive()) {
            draws.add(new Draw(line, Use.ALLOWANCE, current, none));
        }
        return draws;
    }

    private static Minutes lapse(Grant grant, Minutes minutes) {
        grant.take(minutes);
        return minutes;
    }

    private Minutes lapseAboveCap(YearMonth month) {
        List<Grant> carried =
                grants.stream().filter(grant -> grant.isOver(month)).toList();
        Minutes above = Minutes.ZERO;
        for (Grant grant : carried) {
            above = above.plus(grant.left());
        }
        above = above.minus(grants.getLast().line().rollover().cap());
        Minutes lapsed = Minutes.ZERO;
        for (Grant grant : carried) {
            Minutes part = above.minus(lapsed).max(Minutes.ZERO).min(grant.left());
            lapsed = lapsed.plus(lapse(grant, part));
        }
        return lapsed;
    }

    private Minutes left() {
        Minutes left = Minutes.ZERO;
        for (Grant grant : grants) {
            left = left.plus(grant.left());
        }
        return left;
    }

    private void startMonth(YearMonth closed, Minutes left) {
        before = left;
        granted = Minutes.ZERO;
        fromBefore = Minutes.ZERO;
        drawn = Minutes.ZERO;
        grants.removeIf(grant -> grant.isOver(closed) && grant.left().isZero());
    }
}
