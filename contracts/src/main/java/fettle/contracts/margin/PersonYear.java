package fettle.contracts.margin;

import static java.math.RoundingMode.HALF_UP;

import fettle.contracts.money.Money;
import java.math.BigDecimal;

/// A technician's planned year, from which the cost of one productive hour follows (DOMAIN 4.2).
///
/// @param daysOff leave, public holidays, sickness and training, of five days a week
/// @param onCostBasisPoints what the employer pays on top of the salary: 2200 is 22 %
/// @param personCosts what else the person costs in the year
/// @param utilisationBasisPoints the planned share of the available hours that is productive: 8000 is 80 %
public record PersonYear(
        BigDecimal weeks,
        BigDecimal hoursPerWeek,
        BigDecimal daysOff,
        Money salary,
        long onCostBasisPoints,
        Money personCosts,
        long utilisationBasisPoints) {

    private static final BigDecimal DAYS_PER_WEEK = BigDecimal.valueOf(5);

    public PersonYear {
        if (productive(weeks, hoursPerWeek, daysOff, utilisationBasisPoints).signum() <= 0) {
            throw new IllegalArgumentException("A year's plan leaves some productive hours.");
        }
    }

    /// Hours present: 52 weeks of 37.5 h less 42 days of 7.5 h are 1,635 h.
    public BigDecimal availableHours() {
        return available(weeks, hoursPerWeek, daysOff);
    }

    /// Available hours times planned utilisation.
    public BigDecimal productiveHours() {
        return productive(weeks, hoursPerWeek, daysOff, utilisationBasisPoints);
    }

    /// Salary with on-cost and the person's other costs over the productive hours, half up:
    /// (42,000 x 1.22 + 3,000) / 1,308 = 41.47.
    public Money labourPerHour() {
        BigDecimal pay = BigDecimal.valueOf(salary.minor())
                .multiply(basisPoints(10_000 + onCostBasisPoints))
                .add(BigDecimal.valueOf(
                        personCosts.plus(Money.zero(salary.currency())).minor()));
        return new Money(pay.divide(productiveHours(), 0, HALF_UP).longValueExact(), salary.currency());
    }

    /// The overhead of a pool over all its productive hours, half up: 120,000 / 6,540 h = 18.35.
    public static Money overheadPerHour(Money pool, BigDecimal productiveHours) {
        BigDecimal perHour = BigDecimal.valueOf(pool.minor()).divide(productiveHours, 0, HALF_UP);
        return new Money(perHour.longValueExact(), pool.currency());
    }

    private static BigDecimal available(BigDecimal weeks, BigDecimal hoursPerWeek, BigDecimal daysOff) {
        return weeks.subtract(daysOff.divide(DAYS_PER_WEEK)).multiply(hoursPerWeek);
    }

    private static BigDecimal productive(
            BigDecimal weeks, BigDecimal hoursPerWeek, BigDecimal daysOff, long utilisationBasisPoints) {
        return available(weeks, hoursPerWeek, daysOff).multiply(basisPoints(utilisationBasisPoints));
    }

    private static BigDecimal basisPoints(long count) {
        return BigDecimal.valueOf(count, 4);
    }
}
