package fettle.contracts.order;

import fettle.contracts.money.Money;
import fettle.contracts.order.Owed.What;
import fettle.contracts.sla.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The money's worth of delay avoided by an hour of a technician on a ticket: cost of delay over time needed
/// (DOMAIN 7.1, after Smith's rule).
///
/// @param terms before the client's factor: impact and waiting, then what is owed
/// @param clientFactor by which the sum is multiplied
public record Score(List<Term> terms, double clientFactor) {

    private static final double SHORTEST = 0.25;
    private static final double LONGEST = 4;
    private static final double OUTSIDE_PRODUCTION = 0.25;
    private static final double PROMISE_COUNTS_WITHIN = 4;
    private static final double NANOS_PER_HOUR = 3.6e12;

    public Score {
        terms = List.copyOf(terms);
    }

    /// The score of a ticket.
    ///
    /// Expected time counts as a quarter of an hour at least and four at most. What is late keeps the
    /// highest worth that it can have, so it never sinks below what is only nearly late; a promise counts
    /// from four hours before. P1 that costs 420 an hour, with 2 h left, 1 h of work, waiting for 0.2 h:
    /// 420 + 1 + 300 = 721.
    public static Score of(OpenWork work, Stakes stakes) {
        double needed = Math.clamp(hours(work.expected()), SHORTEST, LONGEST);
        List<Term> terms = new ArrayList<>();
        terms.add(new Term(Term.What.IMPACT, impactPerHour(work, stakes) / needed));
        terms.add(new Term(Term.What.WAITING, stakes.waiting() * hours(work.untouched()) / needed));
        for (What what : What.values()) {
            work.owed(what)
                    .filter(owed -> what != What.PROMISE || hours(owed.left()) <= PROMISE_COUNTS_WITHIN)
                    .map(owed -> new Term(Term.What.of(what), worth(owed, work.priority(), needed, stakes)))
                    .ifPresent(terms::add);
        }
        return new Score(terms, work.clientFactor());
    }

    /// All terms, times the client's factor.
    public double total() {
        return clientFactor * terms.stream().mapToDouble(Term::worth).sum();
    }

    private static double impactPerHour(OpenWork work, Stakes stakes) {
        double perHour = work.effect()
                .perHour()
                .map(Score::units)
                .orElseGet(() -> stakes.usualImpact().of(work.priority()));
        return work.effect().inProduction() ? perHour : perHour * OUTSIDE_PRODUCTION;
    }

    private static double worth(Owed owed, Priority priority, double needed, Stakes stakes) {
        double word = stakes.word().of(priority);
        double left = hours(owed.left());
        return switch (owed.what()) {
            case RESOLUTION -> 1.5 * word / slack(left, needed) / needed;
            case RESPONSE -> word / slack(left, SHORTEST) / SHORTEST;
            case UPDATE -> 0.5 * word / slack(left, SHORTEST) / SHORTEST;
            case PROMISE -> stakes.promise() / slack(left, SHORTEST) / SHORTEST;
        };
    }

    private static double slack(double left, double needed) {
        return Math.max(left - needed, SHORTEST);
    }

    private static double units(Money money) {
        return money.amount().doubleValue();
    }

    private static double hours(Duration time) {
        return time.toNanos() / NANOS_PER_HOUR;
    }
}
