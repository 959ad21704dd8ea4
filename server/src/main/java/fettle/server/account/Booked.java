package fettle.server.account;

import fettle.contracts.margin.Labour;
import fettle.contracts.money.Money;
import java.util.Optional;

/// A piece of work as the month's figures take it.
///
/// @param labour its time at the rate in force that day; none when there is no such rate in the month's currency
public record Booked(WorkedTime work, Charge charge, Optional<Labour> labour) {

    /// What it costs in pay, half up.
    public Optional<Money> cost() {
        return labour.map(Labour::cost);
    }

    public boolean isUncovered() {
        return charge instanceof Charge.Uncovered;
    }
}
