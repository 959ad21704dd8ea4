package fettle.server.mail.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// When a mail that could not be delivered is tried again.
final class RetryPlan {

    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4));
    private static final Duration LAST = Duration.ofDays(5);

    private RetryPlan() {}

    /// The next try after the given one; none when the mail has been under way for five days.
    static Optional<Instant> after(int attempt, Instant createdAt, Instant now) {
        Instant next = now.plus(WAITS.get(Math.min(attempt, WAITS.size()) - 1));
        return next.isAfter(createdAt.plus(LAST)) ? Optional.empty() : Optional.of(next);
    }
}
