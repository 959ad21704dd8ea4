package fettle.contracts.impact;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// How long it took to restore service for a kind of disturbance before us: fixed once, and dated (DOMAIN 5.3).
///
/// @param hours median production time
/// @param fixedOn the day on which it was fixed
public record Baseline(Duration hours, LocalDate fixedOn) {

    /// @throws IllegalArgumentException for a negative time
    public Baseline {
        if (hours.isNegative()) {
            throw new IllegalArgumentException("Restoring takes no negative time.");
        }
    }

    /// The median of what it took: over the twelve months before the contract, else its first three months.
    ///
    /// Of an even number, the middle of the two middle ones.
    ///
    /// @return nothing without a single case: then no recovered value is shown
    public static Optional<Baseline> of(Collection<Duration> restored, LocalDate fixedOn) {
        List<Duration> sorted = restored.stream().sorted().toList();
        if (sorted.isEmpty()) {
            return Optional.empty();
        }
        Duration upper = sorted.get(sorted.size() / 2);
        Duration lower = sorted.get((sorted.size() - 1) / 2);
        return Optional.of(new Baseline(lower.plus(upper).dividedBy(2), fixedOn));
    }

    /// The users' time recovered by being quicker than the baseline; negative when we were slower.
    ///
    /// Sums are shown with the negative ones in them.
    ///
    /// @param actual production time until service was restored
    public UserTime recovered(Duration actual, int users, int degreePercent) {
        return UserTime.of(hours.minus(actual), users, degreePercent);
    }
}
