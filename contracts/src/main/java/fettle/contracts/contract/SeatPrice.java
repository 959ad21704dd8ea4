package fettle.contracts.contract;

import fettle.contracts.money.Money;
import fettle.contracts.words.Refused;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/// What a seat costs a month by how many there are: the whole quantity at the price of its tier (DOMAIN 3.6).
///
/// @param tiers from 0 seats on, each up to the next
/// @param minimum fewer seats than this are charged as so many
public record SeatPrice(List<Tier> tiers, int minimum) {

    /// The monthly price of every seat, once there are so many.
    public record Tier(int from, Money price) {

        public Tier {
            if (from < 0 || price.isNegative()) {
                throw Refused.because("contracts.contract.tier", from, price);
            }
        }
    }

    /// Brings the tiers into order.
    ///
    /// @throws Refused when no tier begins at 0, two begin at the same number, or the minimum is negative
    public SeatPrice {
        tiers = tiers.stream().sorted(Comparator.comparingInt(Tier::from)).toList();
        if (tiers.isEmpty() || tiers.getFirst().from() != 0 || minimum < 0) {
            throw Refused.because("contracts.contract.tiers-from-zero", minimum);
        }
        if (tiers.stream().map(Tier::from).distinct().count() < tiers.size()) {
            throw Refused.because("contracts.contract.two-tiers");
        }
        for (Tier tier : tiers) {
            tier.price().minus(tiers.getFirst().price());
        }
    }

    /// One price, whatever the quantity.
    public static SeatPrice each(Money price) {
        return new SeatPrice(List.of(new Tier(0, price)), 0);
    }

    /// How many seats are charged when there are so many.
    public int charged(int seats) {
        return Math.max(seats, minimum);
    }

    /// The same tiers, each at another price.
    SeatPrice priced(UnaryOperator<Money> price) {
        return new SeatPrice(
                tiers.stream()
                        .map(tier -> new Tier(tier.from(), price.apply(tier.price())))
                        .toList(),
                minimum);
    }

    /// The monthly price of each seat when so many are charged.
    public Money priceOf(int charged) {
        return tiers.reversed().stream()
                .filter(tier -> tier.from() <= charged)
                .findFirst()
                .orElseThrow()
                .price();
    }
}
