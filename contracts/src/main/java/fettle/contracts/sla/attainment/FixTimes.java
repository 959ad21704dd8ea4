package fettle.contracts.sla.attainment;

import static java.math.RoundingMode.HALF_UP;

import fettle.contracts.words.Sentence;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// How quickly service was restored: shown beside every attainment, for a target kept may still be a long time
/// (DOMAIN 2.9).
///
/// @param sorted what each restoration took, shortest first
public record FixTimes(List<Duration> sorted) {

    /// "Within a quarter of an hour" is the first of the two shares that pages show.
    public static final Duration SOON = Duration.ofMinutes(15);

    /// "Within an hour" is the second.
    public static final Duration WITHIN_AN_HOUR = Duration.ofHours(1);

    public FixTimes {
        sorted = sorted.stream().sorted().toList();
    }

    /// The times of one kind of work, or of a client.
    ///
    /// @param restored from when it began until service was restored, in any order
    public static FixTimes of(Collection<Duration> restored) {
        return new FixTimes(List.copyOf(restored));
    }

    /// The middle one; of an even number, the middle of the two middle ones. Nothing without a case.
    public Optional<Duration> median() {
        if (sorted.isEmpty()) {
            return Optional.empty();
        }
        Duration upper = sorted.get(sorted.size() / 2);
        Duration lower = sorted.get((sorted.size() - 1) / 2);
        return Optional.of(lower.plus(upper).dividedBy(2));
    }

    /// How many took a time or less.
    public int within(Duration time) {
        return (int) sorted.stream().filter(one -> one.compareTo(time) <= 0).count();
    }

    /// The same as a share in basis points, half up; nothing without a case.
    public OptionalInt shareWithin(Duration time) {
        if (sorted.isEmpty()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(BigDecimal.valueOf(within(time) * 10_000L)
                .divide(BigDecimal.valueOf(sorted.size()), 0, HALF_UP)
                .intValueExact());
    }

    /// "Half were restored within 25 min; 3 of 18 within 15 min, 12 within 1 h."
    public Sentence inWords() {
        return median().map(middle -> Sentence.of(
                        "contracts.attainment.fix", middle, within(SOON), sorted.size(), within(WITHIN_AN_HOUR)))
                .orElse(Sentence.of("contracts.attainment.none"));
    }
}
