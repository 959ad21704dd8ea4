package fettle.server.monitor.rule;

import fettle.contracts.sla.clock.ClockReading;
import fettle.contracts.sla.clock.ClockReading.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the ticket's clocks give rise to: a response or a solution that comes near its end, or is late.
final class ClockRules {

    private static final int ACT_FROM = 90;
    private static final int WARN_FROM = 75;

    private ClockRules() {}

    static List<Step> responseNear(Watched watched) {
        return watched.response()
                .filter(_ -> watched.open())
                .map(clock -> near("response-near", clock, watched))
                .orElse(List.of());
    }

    static List<Step> responseBreached(Watched watched) {
        return watched.response()
                .filter(clock -> watched.open() && clock.state() != State.STOPPED)
                .flatMap(clock -> breach(clock).map(at -> alarm("response-late", at, clock, watched)))
                .map(List::of)
                .orElse(List.of());
    }

    static List<Step> resolutionNear(Watched watched) {
        return watched.resolution()
                .map(clock -> near("fix-near", clock, watched))
                .orElse(List.of());
    }

    /// At the breach, and again whenever half the target more has gone by.
    static List<Step> resolutionBreached(Watched watched) {
        Optional<ClockReading> late = watched.resolution().filter(clock -> clock.state() != State.STOPPED);
        if (late.isEmpty() || breach(late.get()).isEmpty()) {
            return List.of();
        }
        ClockReading clock = late.get();
        List<Step> steps = new ArrayList<>();
        steps.add(alarm("fix-late", breach(clock).get(), clock, watched));
        if (clock.isBreached()) {
            steps.addAll(furtherHalves(clock, watched));
        }
        return steps;
    }

    private static List<Step> near(String key, ClockReading clock, Watched watched) {
        if (clock.state() != State.RUNNING) {
            return List.of();
        }
        return clock.breachAt()
                .map(at -> usedUp(key, at, clock, watched))
                .orElseGet(() -> clock.warnings().stream()
                        .map(warning -> near(key, warning.at(), warning.percent(), clock, watched))
                        .toList());
    }

    /// A warning stays until somebody acts, also beside the alarm that follows it.
    private static List<Step> usedUp(String key, Instant breach, ClockReading clock, Watched watched) {
        boolean warns = watched.clocks()
                .filter(it -> !it.policy().warningPoints().isEmpty())
                .isPresent();
        return warns ? List.of(near(key, breach, 100, clock, watched)) : List.of();
    }

    private static Step near(String key, Instant at, int percent, ClockReading clock, Watched watched) {
        return Step.at(at, severity(percent), key, clock.due().orElse(at), percent, watched.owner());
    }

    private static Severity severity(int percent) {
        if (percent >= ACT_FROM) {
            return Severity.ACT;
        }
        return percent >= WARN_FROM ? Severity.WARN : Severity.INFO;
    }

    private static Optional<Instant> breach(ClockReading clock) {
        return clock.breachAt().or(clock::willBreachAt);
    }

    private static Step alarm(String key, Instant at, ClockReading clock, Watched watched) {
        return Step.at(at, Severity.ALARM, key, clock.due().orElse(at), watched.owner());
    }

    /// Those that have passed, and the next.
    private static List<Step> furtherHalves(ClockReading clock, Watched watched) {
        List<Step> steps = new ArrayList<>();
        Duration half = clock.target().dividedBy(2);
        Duration over = clock.remaining().negated();
        int passed = half.isZero() || over.isNegative() ? 0 : (int) over.dividedBy(half);
        if (passed > 0) {
            Duration since = over.minus(half.multipliedBy(passed));
            watched.calendar()
                    .subtract(watched.now(), since)
                    .ifPresent(at -> steps.add(further(at, passed, clock, watched)));
        }
        if (clock.state() == State.RUNNING && !half.isZero()) {
            watched.after(watched.now(), half.multipliedBy(passed + 1L).minus(over))
                    .ifPresent(at -> steps.add(further(at, passed + 1, clock, watched)));
        }
        return steps;
    }

    private static Step further(Instant at, int halves, ClockReading clock, Watched watched) {
        return Step.at(at, Severity.ALARM, "fix-later", clock.due().orElse(at), halves * 50, watched.owner());
    }
}
