package fettle.contracts.margin;

import fettle.contracts.money.Money;
import fettle.contracts.money.Shares;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// A tool's cost that many clients share, spread by their seats (DOMAIN 4.3).
public final class SharedCost {

    private SharedCost() {}

    /// Each client's part of a month's cost; the parts add up to it, by largest remainder, of equal ones to the
    /// earlier.
    ///
    /// 100.00 over 1, 1 and 1 seats are 33.34, 33.33 and 33.33. A refund, below nothing, is spread alike.
    ///
    /// @param seats of each client, zero or more, in an order that does not change from month to month
    /// @return the parts in the same order; none where nobody has a seat, and the cost is then nobody's
    /// @throws IllegalArgumentException for fewer seats than none
    public static Map<String, Money> spread(Money cost, SequencedMap<String, Long> seats) {
        long[] weights = seats.values().stream().mapToLong(Long::longValue).toArray();
        Map<String, Money> parts = new LinkedHashMap<>();
        if (seats.values().stream().allMatch(count -> count == 0)) {
            return parts;
        }
        long[] shares = Shares.of(Math.absExact(cost.minor()), weights);
        int next = 0;
        for (String client : seats.keySet()) {
            long share = shares[next++];
            parts.put(client, new Money(cost.isNegative() ? -share : share, cost.currency()));
        }
        return parts;
    }
}
