package fettle.server.account;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.margin.Margin;
import fettle.contracts.margin.MarginQuality;
import fettle.contracts.margin.split.MonthOfWork;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.settle.Settlement;
import fettle.server.contract.DirectCost;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;

/// The money of a client's month, with everything that it was worked out from (DOMAIN 4).
///
/// @param earned what each line of each contract earned
/// @param work every piece of work, priced and costed
/// @param held what allowances, blocks and retainers held and gave out
/// @param overhead what the hours worked bear of the overhead
/// @param split what lines earned and took, ready to be split by line, service and kind
/// @param otherCurrencies amounts that are left out of all sums, since amounts of two currencies are never added
public record Ledger(
        Currency currency,
        List<Earned> earned,
        List<Booked> work,
        List<DirectCost> costs,
        List<HeldLine> held,
        Margin margin,
        Money overhead,
        MonthOfWork split,
        List<Money> otherCurrencies) {

    /// What one line earned in the month.
    public record Earned(long contractId, String contract, ContractLine line, Money amount) {}

    public Ledger {
        earned = List.copyOf(earned);
        work = List.copyOf(work);
        costs = List.copyOf(costs);
        held = List.copyOf(held);
        otherCurrencies = List.copyOf(otherCurrencies);
    }

    /// All that was earned, less credits.
    public Money revenue() {
        return margin.revenue();
    }

    public Money credits() {
        return margin.credits();
    }

    public Money labour() {
        return margin.labourCost();
    }

    public Money direct() {
        return margin.directService();
    }

    public Money gross() {
        return margin.gross();
    }

    public OptionalLong grossBasisPoints() {
        return margin.grossBasisPoints();
    }

    /// Gross margin less overhead.
    public Money contribution() {
        return gross().minus(overhead);
    }

    public OptionalLong contributionBasisPoints() {
        return revenue().isPositive() ? OptionalLong.of(contribution().basisPointsOf(revenue())) : OptionalLong.empty();
    }

    /// What an hour of work brought, after credits and direct cost; nothing when nobody worked.
    public Optional<Money> effectiveHourlyRate() {
        return margin.effectiveHourlyRate();
    }

    /// What an hour cost with its overhead; nothing when nobody worked, or some of the work has no rate.
    public Optional<Money> loadedHourlyRate() {
        return hours().isPositive() && uncosted().isZero()
                ? Optional.of(labour().plus(overhead).perHourOver(hours()))
                : Optional.empty();
    }

    /// All time worked, billed or not.
    public Duration hours() {
        return margin.hoursWorked();
    }

    /// Time of people without a rate on that day: it is missing from labour, which is therefore too low.
    public Duration uncosted() {
        return margin.uncosted();
    }

    /// Billable time that no line takes any of: nobody has said who pays.
    public Duration uncovered() {
        return sum(Booked::uncovered).toDuration();
    }

    /// Time beyond what a line held, which nothing prices.
    public Duration unpriced() {
        return sum(Booked::unpriced).toDuration();
    }

    /// Time that nobody but the one who worked has looked at.
    public Duration unapproved() {
        return time(booked -> booked.work().approval().isEmpty());
    }

    /// Time that fees, or what was paid ahead, cover without further charge.
    public Duration included() {
        return time(booked -> booked.answer() == Settlement.Answer.COVERED);
    }

    /// How far the margin can be trusted. What a closed month was charged by changes no more, approved or not.
    public MarginQuality quality(boolean closed) {
        return new MarginQuality(
                Minutes.of(hours()),
                Minutes.of(uncosted()),
                closed ? Minutes.ZERO : Minutes.of(unapproved()),
                sum(Booked::uncovered),
                sum(Booked::unpriced));
    }

    private Minutes sum(Function<Booked, Minutes> of) {
        return work.stream().map(of).reduce(Minutes.ZERO, Minutes::plus);
    }

    private Duration time(Predicate<Booked> which) {
        return work.stream().filter(which).map(booked -> booked.work().worked()).reduce(Duration.ZERO, Duration::plus);
    }
}
