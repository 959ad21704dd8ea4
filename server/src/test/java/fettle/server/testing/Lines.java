package fettle.server.testing;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.work.BillingIncrement;
import fettle.contracts.contract.work.WorkTerms;
import fettle.contracts.money.Money;
import java.time.Duration;
import java.util.Set;

/// The lines that most contracts in tests have, in pounds.
public final class Lines {

    private Lines() {}

    /// A fee for every month that covers all work.
    public static ContractLine fixed(String name, long feeMinor) {
        return fixed(name, feeMinor, "GBP");
    }

    public static ContractLine fixed(String name, long feeMinor, String currency) {
        return new ContractLine.Fixed(name, Money.ofMinor(feeMinor, currency), WorkTerms.ALL);
    }

    /// A fee for every month that covers the work of some services.
    public static ContractLine fixed(String name, long feeMinor, Set<String> covered) {
        return new ContractLine.Fixed(name, Money.ofMinor(feeMinor, "GBP"), covered);
    }

    /// All work by the hour, in steps.
    public static ContractLine hourly(String name, long rateMinor, int incrementMinutes, int minimumMinutes) {
        return new ContractLine.TimeAndMaterials(
                name,
                Money.ofMinor(rateMinor, "GBP"),
                BillingIncrement.upTo(Duration.ofMinutes(incrementMinutes), Duration.ofMinutes(minimumMinutes)));
    }
}
