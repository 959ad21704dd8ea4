package fettle.contracts.margin.outlook;

import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.words.Refused;
import java.util.Optional;
import java.util.OptionalLong;

/// Where this month's margin is heading, early enough to do something (DOMAIN 4.8).
///
/// @param revenue of the whole month, as far as it is fixed
/// @param labour so far
/// @param direct cost of the whole month
/// @param elapsed business time of the month that has gone
/// @param length business time of the whole month
public record MarginWatch(Money revenue, Money labour, Money direct, Minutes elapsed, Minutes length) {

    /// Where a contract has no other floor: 35 %.
    public static final int DEFAULT_FLOOR_BASIS_POINTS = 3_500;

    /// @throws Refused for negative time, no length, or more time gone than there is
    public MarginWatch {
        new Burn(Minutes.ZERO, Minutes.ZERO, elapsed, length);
    }

    /// The month's labour if it goes on like this, half up; nothing before the month began.
    public Optional<Money> projectedLabour() {
        return elapsed.isZero() ? Optional.empty() : Optional.of(labour.share(length, elapsed));
    }

    /// The gross margin at the end of the month if it goes on like this, in basis points of revenue;
    /// nothing before the month began, or without revenue.
    public OptionalLong projectedBasisPoints() {
        if (!revenue.isPositive() || elapsed.isZero()) {
            return OptionalLong.empty();
        }
        Money gross = revenue.minus(projectedLabour().orElseThrow()).minus(direct);
        return OptionalLong.of(gross.basisPointsOf(revenue));
    }

    /// Whether the account manager should act: past the first quarter of the month, and heading below the floor.
    ///
    /// Compared exactly, before the per cent is rounded for showing.
    ///
    /// @param floorBasisPoints 3500 is 35 %
    public boolean isBelow(int floorBasisPoints) {
        if (!revenue.isPositive() || elapsed.share(4, 1).compareTo(length) < 0) {
            return false;
        }
        Money gross = revenue.minus(projectedLabour().orElseThrow()).minus(direct);
        return Math.multiplyExact(gross.minor(), 10_000L)
                < Math.multiplyExact(revenue.minor(), (long) floorBasisPoints);
    }
}
