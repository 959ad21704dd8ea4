package fettle.contracts.settle.pool;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.ContractLine.Fixed;
import fettle.contracts.contract.ContractLine.Seats;
import fettle.contracts.money.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/// What is earned and spent by the day, whether anybody works or not (DOMAIN 3.6, 4.1).
public final class Recurring {

    private Recurring() {}

    /// A month's part of a fee: by the days on which it holds, rounded half up once.
    ///
    /// @param days 0 to the length of the month
    public static Money fixed(Money monthlyFee, long days, YearMonth month) {
        return monthlyFee.share(days, month.lengthOfMonth());
    }

    /// What seats earn in a month: each day at least the minimum, the whole quantity at the price of its
    /// tier; summed exactly, and rounded once.
    ///
    /// 24 seats at 45.00, 27 from 11 March, 26 from 25 March: (10 x 24 + 14 x 27 + 7 x 26) x 45 / 31 = 1,161.29.
    ///
    /// @param from the first day of the month that counts
    /// @param until the first day that does not count any more
    public static Money seats(Seats seats, YearMonth month, LocalDate from, LocalDate until) {
        return perDay(seatDays(seats, from, until), seats, month);
    }

    /// One month's part of an amount paid ahead for several, in equal parts that add up to it.
    ///
    /// 10,000.00 for 12 months are 833.33, 833.34, 833.33 and so on.
    ///
    /// @param index the month's place, from 0
    /// @param months 1 or more
    public static Money straightLine(Money amount, int index, int months) {
        return amount.share(index + 1L, months).minus(amount.share(index, months));
    }

    /// Adds what lines earn by the day in a month, and what cost-only lines cost.
    public static void add(List<Held> versions, YearMonth month, Earnings earnings, Earnings costs) {
        List<ContractLine> done = new ArrayList<>();
        for (Held held : versions) {
            if (held.days(month.atDay(1), month.plusMonths(1).atDay(1)) > 0) {
                for (ContractLine line : held.version().lines()) {
                    if (!done.contains(line)) {
                        done.add(line);
                        addLine(line, versions, month, earnings, costs);
                    }
                }
            }
        }
    }

    private static void addLine(
            ContractLine line, List<Held> versions, YearMonth month, Earnings earnings, Earnings costs) {
        switch (line) {
            case Fixed fixed -> earnings.add(line, fixed(fixed.monthlyFee(), days(line, versions, month), month));
            case Seats seats -> earnings.add(line, perDay(seatDays(seats, versions, month), seats, month));
            case ContractLine.CostOnly tool ->
                costs.add(line, fixed(tool.monthlyCost(), days(line, versions, month), month));
            case ContractLine.OneOff sold -> {
                if (YearMonth.from(sold.delivered()).equals(month)) {
                    earnings.add(line, sold.price());
                }
            }
            case ContractLine.TimeAndMaterials _, ContractLine.PerIncident _ ->
                earnings.add(line, Money.zero(line.price().currency()));
            case ContractLine.Allowance _, ContractLine.Block _, ContractLine.Retainer _ -> {}
        }
    }

    private static long days(ContractLine line, List<Held> versions, YearMonth month) {
        long days = 0;
        for (Held held : versions) {
            if (held.version().lines().contains(line)) {
                days += held.days(month.atDay(1), month.plusMonths(1).atDay(1));
            }
        }
        return days;
    }

    private static long seatDays(Seats seats, List<Held> versions, YearMonth month) {
        long sum = 0;
        for (Held held : versions) {
            if (held.version().lines().contains(seats)) {
                LocalDate start = month.atDay(1);
                LocalDate from =
                        held.version().from().isAfter(start) ? held.version().from() : start;
                sum = Math.addExact(sum, seatDays(seats, from, from.plusDays(held.days(start, start.plusMonths(1)))));
            }
        }
        return sum;
    }

    /// Minor units of a month's price, summed over days.
    private static long seatDays(Seats seats, LocalDate from, LocalDate until) {
        long sum = 0;
        for (LocalDate day = from; day.isBefore(until); day = day.plusDays(1)) {
            int charged = seats.seatPrice().charged(seats.quantity().on(day));
            sum = Math.addExact(
                    sum,
                    Math.multiplyExact(
                            charged, seats.seatPrice().priceOf(charged).minor()));
        }
        return sum;
    }

    private static Money perDay(long minorDays, Seats seats, YearMonth month) {
        return new Money(minorDays, seats.price().currency()).share(1, month.lengthOfMonth());
    }
}
