package fettle.contracts.impact;

import fettle.contracts.sla.Priority;
import fettle.contracts.words.Refused;
import java.time.Duration;
import java.util.Optional;

/// What is known of a ticket when its priority is asked for (DOMAIN 5.5).
///
/// @param users how many are affected, zero or more
/// @param degreePercent how far they are stopped: 100 stopped, 25 slowed, 0 worked around
/// @param headcount all people of the client, 0 when unknown: then only the number of users tells the impact
/// @param deadlineIn the time until it must be done, where somebody named a deadline
/// @param wholeClientOrSite whether the client or one of its sites stands still
/// @param kindFloor the least priority of this kind of work, such as P2 for security
/// @param criticalContact whether it was reported by a contact in a critical role
public record Reach(
        int users,
        int degreePercent,
        int headcount,
        Optional<Duration> deadlineIn,
        boolean wholeClientOrSite,
        Optional<Priority> kindFloor,
        boolean criticalContact) {

    /// @throws Refused for negative counts, or a degree outside 0 to 100
    public Reach {
        UserTime.of(Duration.ZERO, users, degreePercent);
        if (headcount < 0) {
            throw Refused.because("contracts.impact.headcount", headcount);
        }
    }

    /// Users and degree alone: no deadline, and nothing that raises the priority.
    public static Reach of(int users, int degreePercent, int headcount) {
        return new Reach(users, degreePercent, headcount, Optional.empty(), false, Optional.empty(), false);
    }

    /// The same with a deadline.
    public Reach dueIn(Duration time) {
        return new Reach(
                users, degreePercent, headcount, Optional.of(time), wholeClientOrSite, kindFloor, criticalContact);
    }

    /// Whether users times degree are at least a share of the headcount.
    boolean isShareOfHeadcount(int percent) {
        return headcount > 0 && (long) users * degreePercent >= (long) percent * headcount;
    }
}
