package fettle.contracts.contract;

import fettle.contracts.contract.work.BillingIncrement;
import fettle.contracts.contract.work.WorkTerms;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.words.Refused;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/// One priced promise in a contract (DOMAIN 3.1). Lines stand in an order, and work is used up by them in that order.
///
/// A line keeps its balance from one version of the contract to the next as long as it keeps its name.
public sealed interface ContractLine {

    /// What the client's bill calls it.
    String name();

    /// The amount that fixes the line's currency.
    Money price();

    /// A line that takes work, whether the work is included in it, drawn from it or charged by it.
    sealed interface Working extends ContractLine {

        /// What work the line takes, and how it counts it.
        WorkTerms terms();
    }

    /// A fee for every month, and the work that it covers without further charge.
    record Fixed(String name, Money monthlyFee, WorkTerms terms) implements Working {

        public Fixed {
            requireNotNegative(name, monthlyFee);
        }

        /// A fee that covers the work of some services.
        public Fixed(String name, Money monthlyFee, Set<String> covered) {
            this(name, monthlyFee, WorkTerms.services(covered));
        }

        @Override
        public Money price() {
            return monthlyFee;
        }
    }

    /// A price for every user or device and month, and the work that it covers without further charge.
    record Seats(String name, Seat seat, SeatPrice seatPrice, Quantity quantity, WorkTerms terms) implements Working {

        /// The price of a seat while there are few.
        @Override
        public Money price() {
            return seatPrice.priceOf(0);
        }
    }

    /// What is counted as a seat.
    enum Seat {
        USER,
        DEVICE
    }

    /// Minutes of work for every month, quarter or year against a fee.
    ///
    /// @param fee for each period, earned as its minutes are used or lapse
    /// @param prorated whether a first or last part of a period grants its share of the minutes only; the
    /// fee is always shared by days
    /// @param overageRate what an hour costs once nothing is left, nothing where the hourly line's rate holds
    record Allowance(
            String name,
            Money fee,
            Minutes minutes,
            Period period,
            Rollover rollover,
            boolean prorated,
            Optional<Money> overageRate,
            WorkTerms terms)
            implements Working {

        public Allowance {
            requireNotNegative(name, fee);
            requireNotNegative(name, minutes);
            overageRate.ifPresent(rate -> requireRate(name, rate, fee));
        }

        @Override
        public Money price() {
            return fee;
        }

        Allowance priced(Money otherFee) {
            return new Allowance(name, otherFee, minutes, period, rollover, prorated, overageRate, terms);
        }
    }

    /// Minutes bought ahead, usable from the day of purchase to the day of expiry, both included (DOMAIN 3.5).
    ///
    /// Blocks that stand next to each other are used up by soonest expiry, then purchase, then name.
    ///
    /// @param expires the last day of use; nothing for a block that never lapses
    /// @param overageRate what an hour costs once nothing is left, nothing where the hourly line's rate holds
    record Block(
            String name,
            Minutes minutes,
            Money price,
            LocalDate bought,
            Optional<LocalDate> expires,
            Optional<Money> overageRate,
            WorkTerms terms)
            implements Working {

        public Block {
            requireNotNegative(name, price);
            requireNotNegative(name, minutes);
            overageRate.ifPresent(rate -> requireRate(name, rate, price));
            if (expires.map(bought::isAfter).orElse(false)) {
                throw Refused.because("contracts.contract.block-ends-early", name, bought, expires.orElseThrow());
            }
        }

        boolean isSamePurchaseAs(Block other) {
            return minutes.equals(other.minutes) && price.equals(other.price) && bought.equals(other.bought);
        }

        /// Whether work of a day may use it.
        public boolean usableOn(LocalDate day) {
            return !day.isBefore(bought) && !expires.map(day::isAfter).orElse(false);
        }
    }

    /// Money for every month, quarter or year, used up by work at an hourly rate; what is left lapses at its end.
    ///
    /// @param hourlyRate more than nothing
    record Retainer(String name, Money amount, Period period, Money hourlyRate, WorkTerms terms) implements Working {

        public Retainer {
            requireNotNegative(name, amount);
            requireRate(name, hourlyRate, amount);
            if (hourlyRate.isZero()) {
                throw Refused.because("contracts.contract.retainer-rate", name);
            }
        }

        @Override
        public Money price() {
            return amount;
        }
    }

    /// Work charged by the hour, where no line before it takes the work.
    record TimeAndMaterials(String name, Money hourlyRate, WorkTerms terms) implements Working {

        public TimeAndMaterials {
            requireNotNegative(name, hourlyRate);
        }

        /// Charges all work, rounded.
        public TimeAndMaterials(String name, Money hourlyRate, BillingIncrement increment) {
            this(name, hourlyRate, WorkTerms.all(increment));
        }

        @Override
        public Money price() {
            return hourlyRate;
        }
    }

    /// A price for every ticket, however much work it takes, due with its first charged work.
    record PerIncident(String name, Money price, WorkTerms terms) implements Working {

        public PerIncident {
            requireNotNegative(name, price);
        }
    }

    /// Something sold once, earned on the day of delivery.
    record OneOff(String name, Money price, LocalDate delivered) implements ContractLine {

        public OneOff {
            requireNotNegative(name, price);
        }
    }

    /// Something that costs us money every month and that the client never sees, such as a tool.
    record CostOnly(String name, Money monthlyCost) implements ContractLine {

        public CostOnly {
            requireNotNegative(name, monthlyCost);
        }

        @Override
        public Money price() {
            return monthlyCost;
        }
    }

    private static void requireRate(String name, Money rate, Money price) {
        requireNotNegative(name, rate);
        if (!rate.currency().equals(price.currency())) {
            throw Refused.because(
                    "contracts.contract.currencies",
                    name,
                    rate.currency().getCurrencyCode(),
                    price.currency().getCurrencyCode());
        }
    }

    private static void requireNotNegative(String name, Money price) {
        if (price.isNegative()) {
            throw Refused.because("contracts.contract.negative-price", name, price);
        }
    }

    private static void requireNotNegative(String name, Minutes minutes) {
        if (minutes.isNegative()) {
            throw Refused.because("contracts.contract.negative-minutes", name, minutes.toString());
        }
    }
}
