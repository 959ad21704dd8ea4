package fettle.contracts.margin;

import fettle.contracts.money.Money;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a client's month earned and what it cost, and the measures that follow (DOMAIN 4.4).
///
/// Per cents are basis points (6725 is 67.25 %), and there are none without revenue to share.
///
/// @param serviceRevenue what our work earned, before credits
/// @param resaleRevenue what sold goods earned
/// @param credits service credits and write-offs, as a positive amount
/// @param labour all time worked, with its pay rate
/// @param uncosted further time worked by people without a rate, whose cost is missing below
/// @param directService licences, tools, suppliers and travel for our work
/// @param directResale what the sold goods cost us
/// @param overheadPerHour the overhead that each hour worked bears
public record Margin(
        Money serviceRevenue,
        Money resaleRevenue,
        Money credits,
        List<Labour> labour,
        Duration uncosted,
        Money directService,
        Money directResale,
        Money overheadPerHour) {

    public Margin {
        labour = List.copyOf(labour);
    }

    /// All that was earned, less credits.
    public Money revenue() {
        return earnedByService().plus(resaleRevenue);
    }

    /// Worked time at pay rates, each piece rounded half up; without the uncosted hours.
    public Money labourCost() {
        return labour.stream().map(Labour::cost).reduce(Money.zero(serviceRevenue.currency()), Money::plus);
    }

    /// All time worked, the uncosted included.
    public Duration hoursWorked() {
        return labour.stream().map(Labour::worked).reduce(uncosted, Duration::plus);
    }

    /// Hours worked times the overhead of an hour, rounded once.
    public Money overhead() {
        return overheadPerHour.perHourFor(hoursWorked());
    }

    /// Revenue less labour and direct cost.
    public Money gross() {
        return revenue().minus(labourCost()).minus(directService).minus(directResale);
    }

    /// [#gross()] in basis points of [#revenue()], half up; nothing without revenue above nothing (DOMAIN 4.4).
    public OptionalLong grossBasisPoints() {
        return shareOf(revenue(), gross());
    }

    /// The gross margin without what was resold.
    public Money serviceGross() {
        return earnedByService().minus(labourCost()).minus(directService);
    }

    /// [#serviceGross()] in basis points of service revenue less credits, half up; nothing where that is not
    /// above nothing.
    public OptionalLong serviceGrossBasisPoints() {
        return shareOf(earnedByService(), serviceGross());
    }

    /// Gross margin less overhead.
    public Money contribution() {
        return gross().minus(overhead());
    }

    /// [#contribution()] in basis points of [#revenue()], half up; nothing without revenue above nothing
    /// (DOMAIN 4.4).
    public OptionalLong contributionBasisPoints() {
        return shareOf(revenue(), contribution());
    }

    /// What an hour of work brought, after credits and direct cost; nothing when nobody worked.
    ///
    /// 2,500.00 earned, 300.00 direct, 12 h: 183.33 an hour.
    public Optional<Money> effectiveHourlyRate() {
        Duration hours = hoursWorked();
        return hours.isPositive()
                ? Optional.of(earnedByService().minus(directService).perHourOver(hours))
                : Optional.empty();
    }

    private Money earnedByService() {
        return serviceRevenue.minus(credits);
    }

    private static OptionalLong shareOf(Money revenue, Money part) {
        return revenue.isPositive() ? OptionalLong.of(part.basisPointsOf(revenue)) : OptionalLong.empty();
    }
}
