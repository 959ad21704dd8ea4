package fettle.contracts.sla.attainment;

import fettle.contracts.sla.clock.Outcome;
import fettle.contracts.words.Sentence;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;

/// The first figure of a client's month: tickets with every promise kept, of those with a promise due (DOMAIN 2.8).
public record Headline(int kept, int tickets) {

    /// Counts tickets with an outcome known in the month; one is kept when all those outcomes are.
    ///
    /// @param tickets the outcomes of each ticket
    public static Headline of(Collection<List<Outcome>> tickets, YearMonth month, ZoneId clientZone) {
        int kept = 0;
        int all = 0;
        for (List<Outcome> outcomes : tickets) {
            List<Outcome> known = outcomes.stream()
                    .filter(outcome ->
                            YearMonth.from(outcome.knownAt().atZone(clientZone)).equals(month))
                    .toList();
            all += known.isEmpty() ? 0 : 1;
            kept += !known.isEmpty() && known.stream().allMatch(Outcome::met) ? 1 : 0;
        }
        return new Headline(kept, all);
    }

    /// "nothing measured", "17 of 18" under twenty tickets, "92.5 % of 40" from there on.
    public Sentence inWords() {
        return Counted.inWords(kept, tickets);
    }
}
