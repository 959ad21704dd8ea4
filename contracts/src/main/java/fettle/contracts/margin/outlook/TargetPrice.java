package fettle.contracts.margin.outlook;

import fettle.contracts.money.Money;
import fettle.contracts.words.Refused;
import java.math.BigInteger;
import java.util.List;

/// What a client costs in a month, judged by some months, and the price that leaves a wanted margin (DOMAIN 4.7).
///
/// @param months the cost of each, at least one: the last six, or twelve where the work is seasonal
public record TargetPrice(List<Money> months) {

    private static final int WHOLE = 10_000;

    /// @throws Refused without any month, or for a negative cost
    public TargetPrice {
        months = List.copyOf(months);
        if (months.isEmpty()) {
            throw Refused.because("contracts.margin.no-months");
        }
        for (Money cost : months) {
            if (cost.isNegative()) {
                throw Refused.because("contracts.margin.negative-cost", cost);
            }
        }
    }

    /// The price for one cost alone.
    public static Money of(Money cost, int marginBasisPoints) {
        return new TargetPrice(List.of(cost)).price(marginBasisPoints);
    }

    /// The mean month, half up, for showing beside the lowest and the highest.
    public Money mean() {
        return sum().share(1, months.size());
    }

    /// The cheapest of the months, shown beside the mean (DOMAIN 4.7).
    public Money lowest() {
        return months.stream().min(Money::compareTo).orElseThrow();
    }

    /// The dearest of the months, shown beside the mean (DOMAIN 4.7).
    public Money highest() {
        return months.stream().max(Money::compareTo).orElseThrow();
    }

    /// The least price whose margin is as wanted or more: mean cost over one less margin, rounded up once.
    ///
    /// 1,680.00 at 50 % are 3,360.00, at 65 % 4,800.00.
    ///
    /// @param marginBasisPoints 5000 is 50 %; below 100 %, and zero or more
    /// @throws Refused for another margin
    public Money price(int marginBasisPoints) {
        if (marginBasisPoints < 0 || marginBasisPoints >= WHOLE) {
            throw Refused.because("contracts.margin.target", marginBasisPoints);
        }
        BigInteger above = BigInteger.valueOf(sum().minor()).multiply(BigInteger.valueOf(WHOLE));
        BigInteger below =
                BigInteger.valueOf(months.size()).multiply(BigInteger.valueOf((long) WHOLE - marginBasisPoints));
        BigInteger[] price = above.divideAndRemainder(below);
        return new Money(
                price[0].longValueExact() + price[1].signum(), months.getFirst().currency());
    }

    private Money sum() {
        return months.stream().reduce(Money::plus).orElseThrow();
    }
}
