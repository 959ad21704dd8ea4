package fettle.contracts.settle;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/// A month whose bill has gone out: what it says never changes (DOMAIN 3.7).
///
/// @param at when it was closed; work written down from then on belongs to a later month
/// @param sent the ids of the work that was charged in it, where they are known: then that work and no other belongs to
///     it, whenever it was written down, so that none is charged twice or not at all
public record LockedMonth(YearMonth month, Instant at, Optional<Set<String>> sent) {

    public LockedMonth {
        sent = sent.map(Set::copyOf);
    }

    /// A month of which it is known only when it was closed.
    public LockedMonth(YearMonth month, Instant at) {
        this(month, at, Optional.empty());
    }

    /// The month in which a piece of work is charged: its own, or the first after it that was still open
    /// when the work was written down.
    public static YearMonth monthFor(Work work, Collection<LockedMonth> locked) {
        YearMonth month = YearMonth.from(work.date());
        while (isClosedTo(work, month, locked)) {
            month = month.plusMonths(1);
        }
        return month;
    }

    private static boolean isClosedTo(Work work, YearMonth month, Collection<LockedMonth> locked) {
        for (LockedMonth one : locked) {
            if (one.month.equals(month) && one.leavesOut(work)) {
                return true;
            }
        }
        return false;
    }

    private boolean leavesOut(Work work) {
        return sent.map(ids -> !ids.contains(work.id()))
                .orElseGet(() -> !work.recorded().isBefore(at));
    }
}
