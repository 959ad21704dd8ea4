package fettle.server.job;

import java.time.Duration;

/// Work that comes up again and again: it looks for what is due, claims each piece by a conditional update, acts, ends.
///
/// It may be late, and after a failure it runs again: what it does twice must count once.
public interface Job {

    /// What pages and the lease call it, such as `outbox`.
    String name();

    /// The pause between the end of one run and the next.
    Duration every();

    void run();

    /// How long one run may take; then it is interrupted and counts as failed.
    default Duration deadline() {
        return Duration.ofMinutes(5);
    }
}
