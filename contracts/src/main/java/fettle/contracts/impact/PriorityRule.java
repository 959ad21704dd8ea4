package fettle.contracts.impact;

import fettle.contracts.sla.Impact;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.PriorityMatrix;
import fettle.contracts.sla.Urgency;
import fettle.contracts.words.Refused;
import java.time.Duration;

/// How a contract turns what is known of a ticket into its priority (DOMAIN 5.5).
///
/// A person may override the result with a reason; that is recorded beside it, not here.
///
/// @param high when the impact is high
/// @param medium when it is medium; else it is low
/// @param urgent when the urgency is high
/// @param pressing when it is medium; else it is low
/// @param matrix what they come to
public record PriorityRule(Spread high, Spread medium, Pressure urgent, Pressure pressing, Matrix matrix) {

    /// How many users make an impact: many of any client, or some who are a good part of a small one.
    ///
    /// @param users enough by themselves
    /// @param fewerUsers enough together with the share
    /// @param percentOfHeadcount users times degree over headcount
    public record Spread(int users, int fewerUsers, int percentOfHeadcount) {

        /// @throws Refused for counts below one or a share outside 0 to 100
        public Spread {
            if (users < 1 || fewerUsers < 1 || percentOfHeadcount < 0 || percentOfHeadcount > 100) {
                throw Refused.because("contracts.impact.threshold", users, fewerUsers, percentOfHeadcount);
            }
        }

        private boolean isReachedBy(Reach reach) {
            return reach.users() >= users
                    || (reach.users() >= fewerUsers && reach.isShareOfHeadcount(percentOfHeadcount));
        }
    }

    /// What makes it urgent: users stopped far enough, or a deadline soon enough.
    public record Pressure(int degreePercent, Duration deadlineWithin) {

        /// @throws Refused for a degree outside 0 to 100, or a negative time
        public Pressure {
            UserTime.of(Duration.ZERO, 0, degreePercent);
            if (deadlineWithin.isNegative()) {
                throw Refused.because("contracts.impact.deadline", deadlineWithin);
            }
        }

        private boolean isReachedBy(Reach reach) {
            return reach.degreePercent() >= degreePercent
                    || reach.deadlineIn()
                            .filter(left -> left.compareTo(deadlineWithin) <= 0)
                            .isPresent();
        }
    }

    /// A priority for every impact and urgency.
    public record Matrix(Row high, Row medium, Row low) {

        private Row of(Impact impact) {
            return switch (impact) {
                case HIGH -> high;
                case MEDIUM -> medium;
                case LOW -> low;
            };
        }
    }

    /// The priorities of one impact, by urgency.
    public record Row(Priority high, Priority medium, Priority low) {

        /// @throws Refused when less urgent work comes before more urgent work
        public Row {
            if (low.isHigherThan(medium) || medium.isHigherThan(high)) {
                throw Refused.because("contracts.impact.matrix", high.name(), medium.name(), low.name());
            }
        }

        private Priority of(Urgency urgency) {
            return switch (urgency) {
                case HIGH -> high;
                case MEDIUM -> medium;
                case LOW -> low;
            };
        }
    }

    /// Our own rule, where a contract has no other: 25 users or 3 who are 25 %, 5 or 2 who are 10 %; 75 % or 4 h,
    /// 25 % or 16 h; and the bare matrix.
    public static final PriorityRule STANDARD = new PriorityRule(
            new Spread(25, 3, 25),
            new Spread(5, 2, 10),
            new Pressure(75, Duration.ofHours(4)),
            new Pressure(25, Duration.ofHours(16)),
            new Matrix(row(Impact.HIGH), row(Impact.MEDIUM), row(Impact.LOW)));

    /// How much of the client stops.
    public Impact impact(Reach reach) {
        if (high.isReachedBy(reach)) {
            return Impact.HIGH;
        }
        return medium.isReachedBy(reach) ? Impact.MEDIUM : Impact.LOW;
    }

    /// How soon it hurts; a deadline exactly at the limit still counts, and so does one that has passed.
    public Urgency urgency(Reach reach) {
        if (urgent.isReachedBy(reach)) {
            return Urgency.HIGH;
        }
        return pressing.isReachedBy(reach) ? Urgency.MEDIUM : Urgency.LOW;
    }

    /// The priority by the matrix, raised by what has a floor, never lowered.
    ///
    /// A contact in a critical role counts one higher, then the kind's floor holds, and a client or site
    /// that stands still is P1. Six users of 20 hardly working are medium and high: P2.
    public Priority priority(Reach reach) {
        if (reach.wholeClientOrSite()) {
            return Priority.P1;
        }
        Priority bare = matrix.of(impact(reach)).of(urgency(reach));
        Priority raised = reach.criticalContact() ? oneHigher(bare) : bare;
        return reach.kindFloor().map(raised::atLeast).orElse(raised);
    }

    private static Row row(Impact impact) {
        return new Row(
                PriorityMatrix.priority(impact, Urgency.HIGH),
                PriorityMatrix.priority(impact, Urgency.MEDIUM),
                PriorityMatrix.priority(impact, Urgency.LOW));
    }

    private static Priority oneHigher(Priority priority) {
        return switch (priority) {
            case P1, P2 -> Priority.P1;
            case P3 -> Priority.P2;
            case P4 -> Priority.P3;
        };
    }
}
