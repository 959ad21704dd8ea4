package fettle.contracts.settle;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;

/// A month whose invoice has gone out: it stays as it was, whatever becomes known later (DOMAIN 3.7).
///
/// @param at when it was closed; work written down from then on belongs to a later month
public record LockedMonth(YearMonth month, Instant at) {

    /// The month in which a piece of work is charged: its own, or the first after it that was still open when the
    /// work
    /// was written down.
    public static YearMonth monthFor(Work work, Collection<LockedMonth> locked) {
        YearMonth month = YearMonth.from(work.date());
        while (wasClosed(month, work.recorded(), locked)) {
            month = month.plusMonths(1);
        }
        return month;
    }

    private static boolean wasClosed(YearMonth month, Instant at, Collection<LockedMonth> locked) {
        for (LockedMonth one : locked) {
            if (one.month.equals(month) && !at.isBefore(one.at)) {
                return true;
            }
        }
        return false;
    }
}
