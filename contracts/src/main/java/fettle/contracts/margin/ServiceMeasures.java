package fettle.contracts.margin;

import static java.math.RoundingMode.HALF_UP;

import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import java.math.BigDecimal;
import java.util.Optional;

/// The measures of a client's month that compare clients of different size (DOMAIN 4.4).
///
/// Each is missing where there is nothing to divide by: "-" on the page, never zero.
///
/// @param margin the month
/// @param resolved tickets resolved in it
/// @param tickets tickets received in it
/// @param users contacts who use what we support
/// @param endpoints devices that we support
/// @param reactive time worked on incidents, not on requests, prevention or projects
public record ServiceMeasures(
        Margin margin, long resolved, long tickets, long users, long endpoints, Minutes reactive) {

    /// Labour and overhead over tickets resolved, half up.
    public Optional<Money> costPerTicket() {
        return each(loadedCost(), resolved);
    }

    /// Labour, overhead and direct cost of our service over users, half up.
    public Optional<Money> costToServePerUser() {
        return each(loadedCost().plus(margin.directService()), users);
    }

    /// Reactive hours over endpoints, half up to a hundredth; 0.25 or less is good.
    public Optional<BigDecimal> reactiveHoursPerEndpoint() {
        return ratio(
                BigDecimal.valueOf(reactive.numerator()),
                BigDecimal.valueOf(reactive.denominator())
                        .multiply(BigDecimal.valueOf(60))
                        .multiply(BigDecimal.valueOf(endpoints)));
    }

    /// Tickets received over users, half up to a hundredth.
    public Optional<BigDecimal> ticketsPerUser() {
        return ratio(BigDecimal.valueOf(tickets), BigDecimal.valueOf(users));
    }

    /// Service revenue less credits over the labour that earned it, half up to a hundredth; 2.5 or more is good.
    public Optional<BigDecimal> revenuePerWage() {
        Money earned = margin.serviceRevenue().minus(margin.credits());
        return ratio(
                BigDecimal.valueOf(earned.minor()),
                BigDecimal.valueOf(margin.labourCost().minor()));
    }

    private Money loadedCost() {
        return margin.labourCost().plus(margin.overhead());
    }

    private static Optional<Money> each(Money sum, long count) {
        return count > 0 ? Optional.of(sum.share(1, count)) : Optional.empty();
    }

    private static Optional<BigDecimal> ratio(BigDecimal part, BigDecimal whole) {
        return whole.signum() > 0 ? Optional.of(part.divide(whole, 2, HALF_UP)) : Optional.empty();
    }
}
