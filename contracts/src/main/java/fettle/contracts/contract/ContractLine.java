package fettle.contracts.contract;

import fettle.contracts.money.Money;
import java.util.Set;

/// One priced promise in a contract (DOMAIN 3.1). Lines stand in an order, and work is used up by them in that order.
public sealed interface ContractLine {

    /// What the client's bill calls it.
    String name();

    /// The amount that fixes the line's currency.
    Money price();

    /// A fee for every month, and the services that it covers without further charge.
    record Fixed(String name, Money monthlyFee, Set<String> covered) implements ContractLine {

        public Fixed {
            covered = Set.copyOf(covered);
            requireNotNegative(name, monthlyFee);
        }

        @Override
        public Money price() {
            return monthlyFee;
        }
    }

    /// Work charged by the hour, where no line before it covers the work.
    record TimeAndMaterials(String name, Money hourlyRate, BillingIncrement increment) implements ContractLine {

        public TimeAndMaterials {
            requireNotNegative(name, hourlyRate);
        }

        @Override
        public Money price() {
            return hourlyRate;
        }
    }

    private static void requireNotNegative(String name, Money price) {
        if (price.isNegative()) {
            throw new IllegalArgumentException("The line \"" + name + "\" costs nothing or more, not " + price + ".");
        }
    }
}
