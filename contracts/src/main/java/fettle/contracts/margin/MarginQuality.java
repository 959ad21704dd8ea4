package fettle.contracts.margin;

import fettle.contracts.money.Minutes;
import fettle.contracts.settle.Settlement;
import fettle.contracts.settle.Work;
import fettle.contracts.words.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// How far a margin can be trusted, by the minutes behind it that are not settled (DOMAIN 4.2, 3.7).
///
/// @param worked all minutes of the month
/// @param uncosted of people without a rate: the labour is too low by them
/// @param unapproved not yet approved: they may still change
/// @param uncovered billable, but no line takes them: nobody has said who pays
/// @param unpriced partly taken by a line, the rest without anybody's price
public record MarginQuality(Minutes worked, Minutes uncosted, Minutes unapproved, Minutes uncovered, Minutes unpriced) {

    private static final int FAIR_PERCENT = 5;

    /// What the grade means.
    public enum Grade {
        /// Every minute is settled.
        SOUND,
        /// At most one minute in twenty is open in any respect.
        FAIR,
        /// More is open.
        POOR
    }

    /// @throws IllegalArgumentException for negative minutes
    public MarginQuality {
        if (Stream.of(worked, uncosted, unapproved, uncovered, unpriced).anyMatch(Minutes::isNegative)) {
            throw new IllegalArgumentException("Minutes of work are zero or more.");
        }
    }

    /// Reads a month.
    ///
    /// @param isApproved whether somebody has approved a piece of work
    public static MarginQuality of(ClientMonth month, Predicate<Work> isApproved) {
        Minutes worked = Minutes.ZERO;
        Minutes unapproved = Minutes.ZERO;
        Minutes uncovered = Minutes.ZERO;
        Minutes unpriced = Minutes.ZERO;
        for (Settlement settlement : month.settlements()) {
            Minutes minutes = Minutes.of(settlement.work().worked());
            worked = worked.plus(minutes);
            unapproved = isApproved.test(settlement.work()) ? unapproved : unapproved.plus(minutes);
            boolean isTaken = !settlement.splits().isEmpty();
            unpriced = isTaken ? unpriced.plus(settlement.uncovered()) : unpriced;
            uncovered = isTaken ? uncovered : uncovered.plus(settlement.uncovered());
        }
        return new MarginQuality(worked, Minutes.of(month.margin().uncosted()), unapproved, uncovered, unpriced);
    }

    /// The grade, by the largest of the four: a minute may be open in several respects, and is counted once.
    public Grade grade() {
        Minutes open = uncosted.max(unapproved).max(uncovered).max(unpriced);
        if (open.isZero()) {
            return Grade.SOUND;
        }
        return open.share(100, FAIR_PERCENT).compareTo(worked) <= 0 ? Grade.FAIR : Grade.POOR;
    }

    /// What is open, one sentence each; none for a sound margin.
    public List<Sentence> reasons() {
        List<Sentence> reasons = new ArrayList<>();
        add(reasons, "contracts.margin.uncosted", uncosted);
        add(reasons, "contracts.margin.unapproved", unapproved);
        add(reasons, "contracts.margin.uncovered", uncovered);
        add(reasons, "contracts.margin.unpriced", unpriced);
        return List.copyOf(reasons);
    }

    private static void add(List<Sentence> reasons, String key, Minutes open) {
        if (open.isPositive()) {
            reasons.add(Sentence.of(key, open.toDuration()));
        }
    }
}
