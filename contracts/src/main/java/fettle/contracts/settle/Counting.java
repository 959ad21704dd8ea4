package fettle.contracts.settle;

import fettle.contracts.contract.ContractLine.Working;
import fettle.contracts.contract.work.Billing;
import fettle.contracts.contract.work.BillingIncrement;
import fettle.contracts.contract.work.BillingIncrement.Per;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Counts work piece by piece where a minimum and a rounding belong to a ticket, or to a ticket and day.
///
/// Each piece adds what the whole has grown by: 5, 5 and 10 minutes of one ticket in quarters of an hour
/// are 15, 0 and 15. So the parts add up to the rounded whole, and a piece that comes later changes none
/// before it.
final class Counting {

    private record Whole(String line, String ticket, String day) {}

    private static final class Sum {
        private Duration worked = Duration.ZERO;
        private Duration counted = Duration.ZERO;
    }

    private final Map<Whole, Sum> sums = new HashMap<>();

    /// Counts the next piece of work by the rule of the line that takes it first.
    Counted count(Work work, Working line) {
        Billing billing = line.terms().billing();
        if (billing.increment().per() == Per.ENTRY
                || work.unbilled().isPresent()
                || work.agreed().isPresent()) {
            return Counted.of(work, billing);
        }
        return Counted.of(work, billing, growth(work, line.name(), billing.increment()));
    }

    private Duration growth(Work work, String line, BillingIncrement increment) {
        String day = increment.per() == Per.TICKET_AND_DAY ? work.date().toString() : "";
        Sum sum = sums.computeIfAbsent(new Whole(line, work.ticket(), day), _ -> new Sum());
        sum.worked = sum.worked.plus(work.worked());
        Duration growth = increment.quantity(sum.worked).minus(sum.counted);
        Duration counted = growth.isNegative() ? Duration.ZERO : growth;
        sum.counted = sum.counted.plus(counted);
        return counted;
    }
}
