package fettle.contracts.margin;

import fettle.contracts.money.Money;
import java.time.Duration;

/// Time that was worked, billed or not, and what an hour of it costs in pay.
public record Labour(Duration worked, Money perHour) {

    /// Worked time at the rate, half up.
    public Money cost() {
        return perHour.perHourFor(worked);
    }
}
