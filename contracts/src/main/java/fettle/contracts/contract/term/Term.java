package fettle.contracts.contract.term;

import fettle.contracts.money.Money;
import fettle.contracts.words.Refused;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// How long a contract runs, how it is renewed, and what its price becomes then (DOMAIN 3.8).
///
/// Terms follow each other: the k-th one begins k times the months after the start, always counted from the
/// first start and clamped to the end of a month, and ends on the day before the next.
///
/// @param months the length of a term, 1 to 120: ten years is the horizon
/// @param noticeDays how many days before a term's end notice must be given; 0 is on its last day
/// @param upliftBasisPoints by how much prices rise with each new term: 300 is 3 %
/// @param renews whether a new term begins when nobody gives notice; else the contract ends with its first
public record Term(LocalDate start, int months, int noticeDays, int upliftBasisPoints, boolean renews) {

    private static final int TEN_YEARS = 120;
    private static final int WHOLE = 10_000;

    public Term {
        if (months < 1 || months > TEN_YEARS) {
            throw Refused.because("contracts.contract.term-months", months);
        }
        if (noticeDays < 0 || noticeDays > TEN_YEARS * 31) {
            throw Refused.because("contracts.contract.notice-days", noticeDays);
        }
        if (upliftBasisPoints < 0 || upliftBasisPoints > WHOLE) {
            throw Refused.because("contracts.contract.uplift", upliftBasisPoints);
        }
    }

    /// The first day of a term; 0 is the first.
    ///
    /// From 31 January, month by month: 28 February, 31 March.
    public LocalDate startOf(int index) {
        return start.plusMonths((long) index * months);
    }

    /// The last day of a term.
    public LocalDate endOf(int index) {
        return startOf(index + 1).minusDays(1);
    }

    /// The last day on which notice can be given for the end of a term.
    public LocalDate lastNoticeDay(int index) {
        return endOf(index).minusDays(noticeDays);
    }

    /// The number of the term that a day lies in; before the start, that of the first.
    public int indexOn(LocalDate day) {
        if (day.isBefore(start)) {
            return 0;
        }
        int index = Math.toIntExact(ChronoUnit.MONTHS.between(start, day) / months);
        return startOf(index + 1).isAfter(day) ? index : index + 1;
    }

    /// A price after so many new terms, half up with each: 999.99 and 2.5 % become 1,024.99, then 1,050.61.
    public Money price(Money atFirst, int newTerms) {
        Money price = atFirst;
        for (int i = 0; i < newTerms && upliftBasisPoints > 0; i++) {
            price = price.share(WHOLE + upliftBasisPoints, WHOLE);
        }
        return price;
    }

    /// Where the contract stands on a day.
    public Renewal on(LocalDate today) {
        int index = indexOn(today);
        return new Renewal(index, endOf(index), lastNoticeDay(index), state(today, lastNoticeDay(index)));
    }

    private static Renewal.State state(LocalDate today, LocalDate lastNotice) {
        if (today.isAfter(lastNotice)) {
            return Renewal.State.NOTICE_PASSED;
        }
        return today.isBefore(lastNotice.minusDays(Renewal.DAYS_OF_WARNING))
                ? Renewal.State.IN_TERM
                : Renewal.State.RENEWAL_DUE;
    }
}
