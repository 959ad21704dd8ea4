package fettle.contracts.margin;

import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.settle.Settled;
import fettle.contracts.settle.Settlement;
import fettle.contracts.settle.Use;
import fettle.contracts.settle.Work;
import fettle.contracts.settle.pool.Earnings.Earned;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A client's month under its contract: what each line earned, what its work was to the lines, and the margin (DOMAIN
/// 4.1, 4.4).
///
/// @param earned what each line earned, in the order of lines
/// @param settlements the work that is charged in the month
public record ClientMonth(YearMonth month, List<Earned> earned, List<Settlement> settlements, Margin margin) {

    /// What else bears on the month.
    ///
    /// @param credits service credits and write-offs, as a positive amount
    /// @param directCost licences, tools, suppliers and travel, beside those that the contract's cost-only lines
    /// name
    /// @param overheadPerHour the overhead that each hour worked bears
    public record Costs(Money credits, Money directCost, Money overheadPerHour) {}

    public ClientMonth {
        earned = List.copyOf(earned);
        settlements = List.copyOf(settlements);
    }

    /// Works out a month of a contract whose work has been settled. Work costs its pay in the month in which it is
    /// charged, so that a closed month keeps its margin.
    ///
    /// @param settled up to this month at least
    /// @param labourRate the pay rate of whoever did a piece of work on its day, nothing when it is
    /// missing: such work is *uncosted*, which is not free
    public static ClientMonth of(
            Settled settled, YearMonth month, Function<Work, Optional<Money>> labourRate, Costs costs) {
        List<Settlement> settlements = settled.in(month);
        Money none = Money.zero(settled.contract().currency());
        List<Labour> labour = new ArrayList<>();
        Duration uncosted = Duration.ZERO;
        for (Settlement settlement : settlements) {
            Work work = settlement.work();
            Optional<Money> rate = labourRate.apply(work);
            rate.ifPresent(perHour -> labour.add(new Labour(work.worked(), perHour)));
            uncosted = rate.isPresent() ? uncosted : uncosted.plus(work.worked());
        }
        var margin = new Margin(
                settled.earned(month),
                none,
                costs.credits(),
                labour,
                uncosted,
                costs.directCost().plus(settled.cost(month)),
                none,
                costs.overheadPerHour());
        return new ClientMonth(month, earned(settled, month), settlements, margin);
    }

    /// Weighted minutes that fees covered.
    public Minutes included() {
        return minutes(Use.INCLUDED);
    }

    /// Weighted minutes drawn from allowances and blocks.
    public Minutes drawn() {
        return minutes(Use.ROLLED_OVER).plus(minutes(Use.ALLOWANCE)).plus(minutes(Use.BLOCK));
    }

    /// Weighted minutes charged by the hour.
    public Minutes charged() {
        return minutes(Use.HOURLY).plus(minutes(Use.OVERAGE));
    }

    /// What work added to the client's bill, half up for each piece of it and line.
    public Money chargedAmount() {
        Money sum = Money.zero(margin.serviceRevenue().currency());
        for (Settlement settlement : settlements) {
            sum = sum.plus(settlement.charged(sum.currency()));
        }
        return sum;
    }

    /// Work that nothing covers and no line prices: never silently free, a finding instead.
    public List<Settlement> unpriced() {
        return settlements.stream()
                .filter(settlement -> settlement.uncovered().isPositive())
                .toList();
    }

    private static List<Earned> earned(Settled settled, YearMonth month) {
        return settled.earned().stream()
                .filter(earned -> earned.month().equals(month))
                .toList();
    }

    private Minutes minutes(Use use) {
        Minutes sum = Minutes.ZERO;
        for (Settlement settlement : settlements) {
            sum = sum.plus(settlement.minutes(use));
        }
        return sum;
    }
}
