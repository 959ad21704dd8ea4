package fettle.contracts.margin;

import fettle.contracts.money.Money;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What an hour of a technician costs us in pay, from a day on (DOMAIN 4.2).
public record LabourRate(LocalDate from, Money perHour) {

    public LabourRate {
        if (perHour.isNegative()) {
            throw new IllegalArgumentException("An hour costs nothing or more, not " + perHour + ".");
        }
    }

    /// The rate in force on a day, nothing before the first: such work is *uncosted*, which is not free.
    public static Optional<LabourRate> on(LocalDate date, List<LabourRate> rates) {
        return rates.stream().filter(rate -> !rate.from().isAfter(date)).max(Comparator.comparing(LabourRate::from));
    }
}
