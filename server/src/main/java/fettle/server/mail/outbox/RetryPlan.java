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
    /// Without a way out it is not the mails' fault, and a try costs little.
    private static final Duration LONGEST_WHILE_AWAY = Duration.ofMinutes(15);

    private static final Duration LAST = Duration.ofDays(5);

    private RetryPlan() {}

    /// The next try after the given one; none when the mail has been under way for five days.
    static Optional<Instant> after(int attempt, Instant createdAt, Instant now) {
        return within(createdAt, now.plus(wait(attempt)));
    }

    /// The same where the mail server could not be reached at all.
    static Optional<Instant> afterAway(int attempt, Instant createdAt, Instant now) {
        Duration wait = wait(attempt);
        return within(createdAt, now.plus(wait.compareTo(LONGEST_WHILE_AWAY) < 0 ? wait : LONGEST_WHILE_AWAY));
    }

    private static Duration wait(int attempt) {
        return WAITS.get(Math.min(attempt, WAITS.size()) - 1);
    }

    private static Optional<Instant> within(Instant createdAt, Instant next) {
        return next.isAfter(createdAt.plus(LAST)) ? Optional.empty() : Optional.of(next);
    }
}
