package fettle.contracts.order;

import fettle.contracts.order.OrderOfWork.Place;
import fettle.contracts.words.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Why a ticket stands where it stands, in words, strongest first: "12 people affected, about 420 an hour. Promised for
/// 15:00, in 20 min. Waiting 2 h." (DOMAIN 7.4).
public final class Reasons {

    private Reasons() {}

    /// The sentences for one place: the class that goes before any score, then the terms by their worth, then the
    /// client's factor where it moves anything. What is worth nothing is not mentioned.
    public static List<Sentence> of(Place place) {
        List<Sentence> reasons = new ArrayList<>();
        rank(place.work().rank()).ifPresent(reasons::add);
        place.score().terms().stream()
                .filter(term -> term.worth() > 0)
                .sorted(Comparator.comparingDouble(Term::worth).reversed())
                .map(term -> reason(place.work(), term))
                .forEach(reasons::add);
        fairness(place.score().clientFactor()).ifPresent(reasons::add);
        return List.copyOf(reasons);
    }

    private static Optional<Sentence> rank(Rank rank) {
        return switch (rank) {
            case SAFETY -> Optional.of(Sentence.of("contracts.order.safety"));
            case P1_WITHOUT_OWNER -> Optional.of(Sentence.of("contracts.order.p1-without-owner"));
            case BROKEN_WORD -> Optional.of(Sentence.of("contracts.order.broken-word"));
            case BY_SCORE -> Optional.empty();
        };
    }

    private static Sentence reason(OpenWork work, Term term) {
        return switch (term.what()) {
            case IMPACT -> impact(work);
            case WAITING -> Sentence.of("contracts.order.waiting", work.untouched());
            case RESPONSE -> owed(work, Owed.What.RESPONSE);
            case UPDATE -> owed(work, Owed.What.UPDATE);
            case RESOLUTION -> owed(work, Owed.What.RESOLUTION);
            case PROMISE -> owed(work, Owed.What.PROMISE);
        };
    }

    private static Sentence impact(OpenWork work) {
        Effect effect = work.effect();
        if (effect.perHour().isEmpty()) {
            return effect.users() > 0
                    ? Sentence.of("contracts.order.people", effect.users())
                    : Sentence.of(
                            "contracts.order.impact-unknown", work.priority().name());
        }
        return effect.users() > 0
                ? Sentence.of(
                        "contracts.order.people-at",
                        effect.users(),
                        effect.perHour().get())
                : Sentence.of("contracts.order.cost", effect.perHour().get());
    }

    private static Sentence owed(OpenWork work, Owed.What what) {
        Owed owed = work.owed(what).orElseThrow();
        String word = what.name().toLowerCase(Locale.ROOT);
        return owed.left().isNegative()
                ? Sentence.of(
                        "contracts.order.late." + word, owed.due(), owed.left().negated())
                : Sentence.of("contracts.order.due." + word, owed.due(), owed.left());
    }

    private static Optional<Sentence> fairness(double factor) {
        if (factor == 1) {
            return Optional.empty();
        }
        return Optional.of(
                Sentence.of(factor > 1 ? "contracts.order.less-than-fair" : "contracts.order.more-than-fair"));
    }
}
