package fettle.contracts.settle.pool;

import fettle.contracts.contract.ContractLine.Block;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.settle.Use;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/// The minutes of one block, whose price is earned as they are used or lapse (DOMAIN 3.5, 4.1).
final class BlockPool {

    private final Block bought;
    private Block line;
    private final Minutes start;
    private Minutes left;
    private Minutes drawn = Minutes.ZERO;
    private Money earned;

    /// @param opening what was left of it when the contract was taken over, where some had been used
    BlockPool(Block bought, Optional<Minutes> opening) {
        this.bought = bought;
        line = bought;
        start = opening.orElse(bought.minutes());
        left = start;
        earned = bought.minutes().isZero()
                ? Money.zero(bought.price().currency())
                : bought.price().share(bought.minutes().minus(start), bought.minutes());
    }

    /// Goes by what the contract says of the block now, such as a later expiry.
    void hold(Block now) {
        line = now;
    }

    /// Gives out what work needs, as far as it goes.
    ///
    /// @param date the day of the work
    /// @param day the day on which it is charged, later when it was written down late
    List<Draw> take(Minutes needed, LocalDate date, LocalDate day) {
        Minutes part = line.usableOn(date) && line.usableOn(day) ? left.min(needed) : Minutes.ZERO;
        left = left.minus(part);
        drawn = drawn.plus(part);
        return part.isPositive()
                ? List.of(
                        new Draw(line, Use.BLOCK, part, Money.zero(line.price().currency())))
                : List.of();
    }

    /// Ends a month.
    ///
    /// @param ended whether no version of the contract goes on with it
    Balance close(YearMonth month, boolean ended, Earnings earnings) {
        boolean expired =
                line.expires().map(day -> !YearMonth.from(day).isAfter(month)).orElse(false);
        boolean buying = YearMonth.from(bought.bought()).equals(month);
        Minutes lapsed = expired || ended ? left : Minutes.ZERO;
        Minutes before = buying ? Minutes.ZERO : left.plus(drawn);
        Minutes granted = buying ? start : Minutes.ZERO;
        left = left.minus(lapsed);
        Money sum = bought.minutes().isZero()
                ? bought.price()
                : bought.price().share(bought.minutes().minus(left), bought.minutes());
        earnings.add(line, sum.minus(earned));
        earned = sum;
        var balance = new Balance.OfMinutes(
                month,
                bought.name(),
                before,
                granted,
                Minutes.ZERO,
                drawn,
                lapsed,
                left,
                bought.price().minus(earned));
        drawn = Minutes.ZERO;
        return balance;
    }

    boolean isBoughtBy(YearMonth month) {
        return !YearMonth.from(bought.bought()).isAfter(month);
    }

    boolean isSpent() {
        return left.isZero();
    }
}
