package fettle.contracts.contract;

import java.time.LocalDate;
import java.time.YearMonth;

/// The stretch of time for which an allowance or a retainer is granted: a month, quarter or year of the civil calendar.
public enum Period {
    MONTH(1),
    QUARTER(3),
    YEAR(12);

    private final int months;

    Period(int months) {
        this.months = months;
    }

    /// How many months it lasts: 1, 3 or 12.
    public int months() {
        return months;
    }

    /// The first month of the period that a month lies in: May 2026 is in the quarter from April.
    public YearMonth firstMonth(YearMonth month) {
        return month.minusMonths((month.getMonthValue() - 1) % months);
    }

    /// The first day of the period that a month lies in.
    public LocalDate start(YearMonth month) {
        return firstMonth(month).atDay(1);
    }

    /// The first day after it.
    public LocalDate end(YearMonth month) {
        return start(month).plusMonths(months);
    }

    /// Whether a month is the last one of its period.
    public boolean endsWith(YearMonth month) {
        return month.getMonthValue() % months == 0;
    }
}
