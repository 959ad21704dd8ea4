package fettle.contracts.settle.pool;

import fettle.contracts.contract.ContractLine.Retainer;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.settle.Use;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/// The money that a retainer holds for a period; what is left lapses at its end (DOMAIN 3.1, 3.3).
final class RetainerPool {

    private static final class Part {
        private final Retainer line;
        private final YearMonth period;
        private final LocalDate from;
        private Money left;

        Part(Retainer line, YearMonth period, LocalDate from, Money left) {
            this.line = line;
            this.period = period;
            this.from = from;
            this.left = left;
        }
    }

    private final String name;
    private final List<Part> parts = new ArrayList<>();
    private Money before;
    private Money granted;
    private Money drawn;

    RetainerPool(String name, Money none) {
        this.name = name;
        before = none;
        granted = none;
        drawn = none;
    }

    boolean holds(Retainer line, YearMonth period) {
        return parts.stream().anyMatch(part -> part.period.equals(period) && part.line.equals(line));
    }

    /// Grants a period's money for the days on which the line holds.
    void add(Retainer line, YearMonth period, LocalDate from, long days) {
        long all = line.period().end(period).toEpochDay() - period.atDay(1).toEpochDay();
        Money amount = days == all ? line.amount() : line.amount().share(days, all);
        parts.add(new Part(line, period, from, amount));
        granted = granted.plus(amount);
    }

    /// Gives out money for what work needs, as far as it goes; what an hour costs may leave a fraction of a
    /// minute.
    ///
    /// 50.01 at 99.99 an hour pays for 33340/1111 minutes.
    List<Draw> take(Retainer line, Minutes needed, LocalDate day, Earnings earnings) {
        Money all = drawn.minus(drawn);
        for (Part part : parts) {
            all = part.from.isAfter(day) ? all : all.plus(part.left);
        }
        Minutes affordable = Minutes.boughtFor(all, line.hourlyRate());
        Minutes paid = affordable.min(needed);
        if (!paid.isPositive()) {
            return List.of();
        }
        Money amount =
                affordable.compareTo(needed) <= 0 ? all : line.hourlyRate().perHourFor(paid);
        spend(amount, day, earnings);
        return List.of(new Draw(line, Use.RETAINER, paid, amount));
    }

    /// Ends a month: the money of periods that are over, or of a line that is, lapses and is earned.
    Balance close(YearMonth month, boolean ended, Earnings earnings) {
        Money none = drawn.minus(drawn);
        Money lapsed = none;
        Money left = none;
        for (Part part : parts) {
            if (ended || isOver(part, month)) {
                earnings.add(part.line, part.left);
                lapsed = lapsed.plus(part.left);
                part.left = none;
            }
            left = left.plus(part.left);
        }
        var balance = new Balance.OfMoney(month, name, before, granted, drawn, lapsed, left);
        before = left;
        granted = none;
        drawn = none;
        parts.removeIf(part -> isOver(part, month));
        return balance;
    }

    boolean isSpent() {
        return parts.isEmpty();
    }

    private void spend(Money amount, LocalDate day, Earnings earnings) {
        Money open = amount;
        for (Part part : parts) {
            Money paid = open.compareTo(part.left) < 0 ? open : part.left;
            if (paid.isPositive() && !part.from.isAfter(day)) {
                part.left = part.left.minus(paid);
                open = open.minus(paid);
                earnings.add(part.line, paid);
            }
        }
        drawn = drawn.plus(amount);
    }

    private static boolean isOver(Part part, YearMonth month) {
        return !month.isBefore(part.period.plusMonths(part.line.period().months() - 1L));
    }
}
