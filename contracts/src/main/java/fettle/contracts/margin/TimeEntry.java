package fettle.contracts.margin;

import fettle.contracts.money.Money;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/// A piece of work for a client, as margin sees it.
///
/// @param date the client's day on which the work began
/// @param service what it was about, by the name that covering lines use
/// @param worked the time it took, which is what it costs
/// @param weighted the time to charge for, before the line's increment: worked time times its multipliers
/// @param labourRate the technician's pay rate on that day, nothing when it is missing
/// @param billable false for work that is never charged, such as our own fault; it costs all the same
public record TimeEntry(
        LocalDate date,
        String service,
        Duration worked,
        Duration weighted,
        Optional<Money> labourRate,
        boolean billable) {

    public TimeEntry {
        if (worked.isNegative() || weighted.isNegative()) {
            throw new IllegalArgumentException("Work takes no negative time.");
        }
    }

    /// Ordinary work, charged as worked.
    public static TimeEntry billable(LocalDate date, String service, Duration worked, Money labourRate) {
        return new TimeEntry(date, service, worked, worked, Optional.of(labourRate), true);
    }
}
