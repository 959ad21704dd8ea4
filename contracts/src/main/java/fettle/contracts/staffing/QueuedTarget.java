package fettle.contracts.staffing;

import java.util.OptionalDouble;

/// What a group wants to reach with tickets that wait in a queue, and how many people that takes (DOMAIN 8.3).
///
/// Arrivals and touch times are more or less even than Erlang assumes; Allen and Cunneen's factor allows for it. With
/// fewer than five people, priorities or calendars, use [DeskSimulation] instead.
///
/// @param level the share of tickets to be begun in time, less than 1
/// @param within hours
/// @param highestUtilisation the share of their time that people may be busy, such as 0.85
public record QueuedTarget(double level, double within, double highestUtilisation) {

    /// @throws IllegalArgumentException for a share that cannot be reached, or a negative time
    public QueuedTarget {
        Shares.require(level >= 0 && level < 1, level);
        Shares.require(highestUtilisation > 0 && highestUtilisation <= 1, highestUtilisation);
        if (!(within >= 0)) {
            throw new IllegalArgumentException("Tickets are begun within some time, not " + within + ".");
        }
    }

    /// The work that comes.
    ///
    /// @param load in people kept busy: tickets an hour times touch hours a ticket
    /// @param touchHours mean touch time of a ticket, more than 0
    /// @param arrivalVariation squared coefficient of variation between arrivals: 1 at random, 0 like clockwork
    /// @param touchVariation squared coefficient of variation of touch times
    public record Work(double load, double touchHours, double arrivalVariation, double touchVariation) {

        public Work {
            if (!(load >= 0) || !(touchHours > 0) || !(arrivalVariation >= 0) || !(touchVariation >= 0)) {
                throw new IllegalArgumentException("Work has a load, a touch time and variations of zero or more.");
            }
        }

        /// The mean hours that a ticket waits with so many people, infinite when they never catch up.
        public double meanWait(int people) {
            return new ErlangC(load, people).settles()
                    ? new ErlangC(load, people).meanWait(touchHours) * factor()
                    : Double.POSITIVE_INFINITY;
        }

        /// The share of tickets begun within so many hours, 0 when so few people never catch up.
        public double begunWithin(double hours, int people) {
            var queue = new ErlangC(load, people);
            if (!queue.settles()) {
                return 0;
            }
            return factor() == 0 ? 1 : queue.answeredWithin(hours, touchHours * factor());
        }

        /// People by the square-root rule, a check on the other figure: load and a margin of `beta` times its
        /// root.
        ///
        /// @param beta 1 for a modest margin, 2 for a wide one
        public int squareRoot(double beta) {
            return Shares.roundUp(load + beta * Math.sqrt(load));
        }

        private double factor() {
            return (arrivalVariation + touchVariation) / 2;
        }
    }

    /// The answer.
    ///
    /// @param meanWaitHours with so many people
    /// @param begunInTime the share begun in time
    /// @param meanWaitOneFewer with one person fewer, nothing when those would never catch up
    public record People(int count, double meanWaitHours, double begunInTime, OptionalDouble meanWaitOneFewer) {}

    /// The fewest people, at least one, who reach the share and stay within the utilisation.
    ///
    /// A load of 3.2, touch 0.5 h, 95 % within 4 h, variations 1.5 and 3: 4 people, mean wait 0.84 h, 96.5
    /// %; three never catch up.
    public People people(Work work) {
        int count = Shares.fewest(work.load(), highestUtilisation);
        while (work.begunWithin(within, count) < level) {
            count++;
        }
        return new People(count, work.meanWait(count), work.begunWithin(within, count), oneFewer(work, count));
    }

    private static OptionalDouble oneFewer(Work work, int count) {
        return count > 1 && work.load() < count - 1
                ? OptionalDouble.of(work.meanWait(count - 1))
                : OptionalDouble.empty();
    }
}
