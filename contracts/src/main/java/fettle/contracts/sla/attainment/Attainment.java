package fettle.contracts.sla.attainment;

import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.clock.Outcome;
import fettle.contracts.words.Sentence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The promises of one kind whose outcome became known in a month, with the cases behind the figure (DOMAIN 2.8).
///
/// @param cases the promises measured
/// @param live responses given by a person at receipt: shown beside, never within the share
public record Attainment(List<Outcome> cases, List<Outcome> live) {

    public Attainment {
        cases = List.copyOf(cases);
        live = List.copyOf(live);
    }

    /// The promises of one commitment known in a month of the client's zone: a kept one at its stop, a
    /// broken one at its breach, so that an open broken one counts at once and only once.
    public static Attainment of(
            Commitment commitment, Collection<Outcome> outcomes, YearMonth month, ZoneId clientZone) {
        List<Outcome> known = outcomes.stream()
                .filter(outcome -> outcome.commitment() == commitment)
                .filter(outcome ->
                        YearMonth.from(outcome.knownAt().atZone(clientZone)).equals(month))
                .toList();
        return new Attainment(
                known.stream().filter(outcome -> !outcome.live()).toList(),
                known.stream().filter(Outcome::live).toList());
    }

    /// How many promises were measured; 0 is "nothing measured", never 100 %.
    public int n() {
        return cases.size();
    }

    /// How many of the measured promises were kept; live answers are not among them (DOMAIN 2.8).
    public int met() {
        return (int) cases.stream().filter(Outcome::met).count();
    }

    /// The share kept, in basis points, rounded half up for showing only; nothing when nothing was measured.
    public OptionalInt basisPoints() {
        if (cases.isEmpty()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(BigDecimal.valueOf(met() * 10_000L)
                .divide(BigDecimal.valueOf(n()), 0, RoundingMode.HALF_UP)
                .intValueExact());
    }

    /// The figure as a page shows it: "nothing measured", "17 of 18" under twenty cases, "92.5 % of 40" from there
    /// on.
    public Sentence inWords() {
        return Counted.inWords(met(), n());
    }

    /// The time within which a share of the cases was done, by nearest rank: the ceil(p*n/100)-th smallest.
    ///
    /// Broken promises that are still open count as longer than all others: when the rank falls on one, or
    /// nothing was measured, there is no such time.
    ///
    /// @param percent more than 0, at most 100
    public Optional<Duration> percentile(int percent) {
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException("A percentile lies between 1 and 100, not at " + percent + ".");
        }
        List<Duration> done = cases.stream()
                .filter(outcome -> !outcome.open())
                .map(Outcome::counted)
                .sorted(Comparator.naturalOrder())
                .toList();
        int rank = Math.ceilDiv(percent * n(), 100);
        return rank >= 1 && rank <= done.size() ? Optional.of(done.get(rank - 1)) : Optional.empty();
    }
}
