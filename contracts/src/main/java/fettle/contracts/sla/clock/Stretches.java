package fettle.contracts.sla.clock;

import fettle.contracts.calendar.Interval;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.SlaPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The closed stretches in which a clock ran, kept so that a correction can judge them again.
final class Stretches {

    private record Stretch(SlaPolicy policy, CountedTime time, Instant from, Instant to) {

        Duration counted() {
            return time.between(from, to);
        }
    }

    private final List<Stretch> stretches = new ArrayList<>();

    void add(SlaPolicy policy, CountedTime time, Instant from, Instant to) {
        stretches.add(new Stretch(policy, time, from, to));
    }

    void clear() {
        stretches.clear();
    }

    /// The business time that exclusions took out of them.
    Duration excluded() {
        Duration out = Duration.ZERO;
        for (Stretch stretch : stretches) {
            out = out.plus(stretch.time().excluded(stretch.from(), stretch.to()));
        }
        return out;
    }

    /// Counts all of them by the calendars that their policies have for a priority.
    Duration recount(Priority priority, List<Interval> exclusions) {
        stretches.replaceAll(stretch -> new Stretch(
                stretch.policy(),
                CountedTime.of(stretch.policy().calendarFor(priority), exclusions),
                stretch.from(),
                stretch.to()));
        return stretches.stream().map(Stretch::counted).reduce(Duration.ZERO, Duration::plus);
    }

    /// Where a budget ended that held from the start, if it was overdrawn.
    Optional<Breach> breach(Duration allowance, boolean strictDue) {
        Duration left = allowance;
        Optional<Instant> usedUp = Optional.empty();
        for (Stretch stretch : stretches) {
            Duration counted = stretch.counted();
            if (counted.compareTo(left) >= 0) {
                Instant end =
                        usedUp.orElse(stretch.time().add(stretch.from(), left).orElse(stretch.to()));
                boolean late = strictDue ? stretch.to().isAfter(end) : counted.compareTo(left) > 0;
                if (late) {
                    return breach(stretch, end, strictDue);
                }
                usedUp = Optional.of(end);
            }
            left = left.minus(counted);
        }
        return Optional.empty();
    }

    private static Optional<Breach> breach(Stretch stretch, Instant end, boolean strictDue) {
        if (strictDue) {
            return Optional.of(new Breach(end, end));
        }
        Instant from = end.isBefore(stretch.from()) ? stretch.from() : end;
        return stretch.time().next(from).map(at -> new Breach(end, at));
    }
}
