package fettle.server.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How a job is doing, for the page that shows it.
///
/// @param failures how many of its last runs failed in a row
/// @param lastFailure what the last run that failed said, until a run succeeds
public record JobStanding(
        String name,
        Duration every,
        boolean running,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        int failures,
        Optional<String> lastFailure) {

    private static final int FAILURES_BEFORE_BACKING_OFF = 5;
    private static final int DOUBLINGS = 10;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    static JobStanding before(Job job) {
        return new JobStanding(job.name(), job.every(), false, Optional.empty(), Optional.empty(), 0, Optional.empty());
    }

    public boolean isFailing() {
        return failures >= FAILURES_BEFORE_BACKING_OFF;
    }

    JobStanding started(Instant now) {
        return new JobStanding(name, every, true, Optional.of(now), endedAt, failures, lastFailure);
    }

    JobStanding succeeded(Instant now) {
        return new JobStanding(name, every, false, startedAt, Optional.of(now), 0, Optional.empty());
    }

    JobStanding failed(Instant now, String words) {
        return new JobStanding(name, every, false, startedAt, Optional.of(now), failures + 1, Optional.of(words));
    }

    /// The pause until the next run: from the fifth failure in a row on it doubles, up to a quarter of an hour.
    Duration pause() {
        if (!isFailing()) {
            return every;
        }
        int doublings = Math.min(failures - FAILURES_BEFORE_BACKING_OFF + 1, DOUBLINGS);
        Duration longer = every.multipliedBy(1L << doublings);
        Duration longest = every.compareTo(LONGEST_PAUSE) > 0 ? every : LONGEST_PAUSE;
        return longer.compareTo(longest) > 0 ? longest : longer;
    }
}
