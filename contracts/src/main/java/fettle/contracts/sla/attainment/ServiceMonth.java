package fettle.contracts.sla.attainment;

import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.attainment.Adjustment.Kept;
import fettle.contracts.sla.clock.Outcome;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A client's month of service as it was closed and sent: it never changes again (DOMAIN 2.8).
///
/// @param zone the client's
/// @param cases every promise whose outcome was known in the month when it was closed
public record ServiceMonth(YearMonth month, ZoneId zone, List<MeasuredCase> cases) {

    public ServiceMonth {
        cases = List.copyOf(cases);
    }

    /// Closes a month with what is known of it; cases of other months are left out.
    public static ServiceMonth close(YearMonth month, ZoneId clientZone, Collection<MeasuredCase> known) {
        return new ServiceMonth(
                month,
                clientZone,
                known.stream().filter(one -> one.isOf(month, clientZone)).toList());
    }

    /// The promises of one commitment, as they were sent.
    public Attainment attainment(Commitment commitment) {
        return Attainment.of(commitment, outcomes(cases), month, zone);
    }

    /// The first figure of the month, as it was sent.
    public Headline headline() {
        Map<String, List<Outcome>> tickets = new TreeMap<>();
        cases.forEach(one ->
                tickets.computeIfAbsent(one.ticket(), _ -> new ArrayList<>()).add(one.outcome()));
        return Headline.of(tickets.values(), month, zone);
    }

    /// What has changed about this month since it was closed, by reopening, correction, exclusion or reassignment.
    ///
    /// Each line is told once: what earlier adjustments have said already is taken as said. In order of
    /// ticket, then of commitment.
    ///
    /// @param now every case as it is judged today; those of other months do not matter here
    /// @param earlier the adjustments already listed, of any month, in the order in which they were
    /// @param knownIn the month whose report lists the new ones
    public List<Adjustment> adjustments(Collection<MeasuredCase> now, List<Adjustment> earlier, YearMonth knownIn) {
        Map<Promise, Kept> said = tally(cases);
        earlier.stream()
                .filter(one -> one.concerns().equals(month))
                .forEach(one -> said.put(new Promise(one.ticket(), one.commitment()), one.after()));
        Map<Promise, Kept> known = tally(close(month, zone, now).cases());
        List<Adjustment> changes = new ArrayList<>();
        for (Promise promise : union(said, known)) {
            Kept before = said.getOrDefault(promise, Kept.NONE);
            Kept after = known.getOrDefault(promise, Kept.NONE);
            if (!before.equals(after)) {
                changes.add(new Adjustment(month, knownIn, promise.ticket(), promise.commitment(), before, after));
            }
        }
        return changes;
    }

    /// What was promised on a ticket.
    private record Promise(String ticket, Commitment commitment) implements Comparable<Promise> {

        private static final Comparator<Promise> ORDER =
                Comparator.comparing(Promise::ticket).thenComparing(Promise::commitment);

        @Override
        public int compareTo(Promise other) {
            return ORDER.compare(this, other);
        }
    }

    private static Map<Promise, Kept> tally(List<MeasuredCase> cases) {
        Map<Promise, Kept> tally = new TreeMap<>();
        for (MeasuredCase one : cases) {
            boolean met = one.outcome().met();
            tally.merge(
                    new Promise(one.ticket(), one.outcome().commitment()),
                    met ? new Kept(1, 0) : new Kept(0, 1),
                    (sum, next) -> new Kept(sum.met() + next.met(), sum.broken() + next.broken()));
        }
        return tally;
    }

    private static List<Promise> union(Map<Promise, Kept> one, Map<Promise, Kept> other) {
        Map<Promise, Kept> all = new TreeMap<>(one);
        all.putAll(other);
        return List.copyOf(all.keySet());
    }

    private static List<Outcome> outcomes(List<MeasuredCase> cases) {
        return cases.stream().map(MeasuredCase::outcome).toList();
    }
}
