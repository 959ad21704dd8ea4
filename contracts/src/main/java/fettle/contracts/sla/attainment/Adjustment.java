package fettle.contracts.sla.attainment;

import fettle.contracts.sla.Commitment;
import fettle.contracts.words.Sentence;
import java.time.YearMonth;
import java.util.Locale;

/// What was found out later about a service month that had been closed and sent (DOMAIN 2.8).
///
/// The closed month stays as it was; this is a line of its own in the month in which it became known.
///
/// @param concerns the closed month
/// @param knownIn the month whose report lists it
/// @param before what the closed month says of the ticket's promises, earlier adjustments included
/// @param after what is true now
public record Adjustment(
        YearMonth concerns, YearMonth knownIn, String ticket, Commitment commitment, Kept before, Kept after) {

    /// How many promises of one kind were kept and broken on a ticket in a month; none of either when it was not
    /// measured.
    public record Kept(int met, int broken) {

        /// Nothing measured.
        public static final Kept NONE = new Kept(0, 0);
    }

    /// The line of the report: "T-42, resolution, March: counted as kept before, not measured now."
    public Sentence inWords() {
        return Sentence.of(
                "contracts.attainment.adjustment",
                ticket,
                Sentence.of(
                        "contracts.attainment.commitment." + commitment.name().toLowerCase(Locale.ROOT)),
                concerns.atDay(1),
                counted(before),
                counted(after));
    }

    private static Sentence counted(Kept kept) {
        if (kept.equals(Kept.NONE)) {
            return Sentence.of("contracts.attainment.not-measured");
        }
        return Sentence.of(kept.broken() > 0 ? "contracts.attainment.broken" : "contracts.attainment.kept");
    }
}
