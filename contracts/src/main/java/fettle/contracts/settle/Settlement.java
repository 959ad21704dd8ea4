package fettle.contracts.settle;

import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.words.Sentence;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;

/// What a piece of work is to its contract, and why: the proof of cover (DOMAIN 3.3).
///
/// @param month the month in which it is charged, later than its own when that had been closed
/// @param splits the lines that took it, in the order in which they did; their minutes and `uncovered` add up to what
///     counts
/// @param uncovered weighted minutes that no line covers or prices: never silently free, a finding instead (M2-17)
/// @param steps what was tried, in order
public record Settlement(
        Work work, YearMonth month, Counted counted, List<Split> splits, Minutes uncovered, List<Step> steps) {

    /// What came of it, in one word.
    public enum Answer {
        NOT_BILLABLE,
        /// Nothing to pay: a fee, or what was paid ahead, covers all of it.
        COVERED,
        /// Some of it is covered, the rest charged.
        PARTLY,
        /// All of it is charged.
        CHARGED,
        /// Somebody has to decide about some of it at least.
        UNCOVERED
    }

    public Settlement {
        splits = List.copyOf(splits);
        steps = List.copyOf(steps);
    }

    /// What it adds to the client's bill.
    public Money charged(Currency currency) {
        Money sum = Money.zero(currency);
        for (Split split : splits) {
            sum = sum.plus(split.charged());
        }
        return sum;
    }

    /// The weighted minutes of one use.
    public Minutes minutes(Use use) {
        Minutes sum = Minutes.ZERO;
        for (Split split : splits) {
            if (split.use() == use) {
                sum = sum.plus(split.minutes());
            }
        }
        return sum;
    }

    /// The answer to "was it covered?", for lists and filters; [#reasons()] say why (DOMAIN 3.3).
    public Answer answer() {
        if (work.unbilled().isPresent()) {
            return Answer.NOT_BILLABLE;
        }
        if (uncovered.isPositive()) {
            return Answer.UNCOVERED;
        }
        boolean charged = splits.stream().anyMatch(split -> split.use().isCharged());
        boolean covered = splits.stream().anyMatch(split -> !split.use().isCharged());
        if (!charged) {
            return Answer.COVERED;
        }
        return covered ? Answer.PARTLY : Answer.CHARGED;
    }

    /// Whether it was done in a month that had been closed when it was written down.
    public boolean isLate() {
        return !month.equals(YearMonth.from(work.date()));
    }

    /// The reasons, one sentence for each rule tried, the same for technician, account manager and client.
    public List<Sentence> reasons() {
        return steps.stream().map(Step::sentence).toList();
    }
}
