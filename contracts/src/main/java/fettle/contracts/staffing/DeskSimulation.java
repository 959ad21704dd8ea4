package fettle.contracts.staffing;

import fettle.contracts.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/// A small desk, tried out on weeks drawn from real ones: its people with their hours, and tickets by priority
/// (DOMAIN 8.3).
///
/// Whoever is free and present takes the ticket of the highest priority, the oldest of those first, and finishes it
/// over closing times before taking another. Waits are counted in the support hours. The same seed gives the same
/// answer on any machine.
///
/// @param people the hours of each person present
/// @param supportHours in which a wait counts
/// @param within the wait that is still in time
public record DeskSimulation(List<BusinessCalendar> people, BusinessCalendar supportHours, Duration within) {

    /// So many runs are enough for a median and its range.
    public static final int RUNS = 200;

    private static final int MOST_PEOPLE = 50;
    private static final int MOST_WEEKS = 60;
    private static final double NANOS_PER_HOUR = 3.6e12;

    /// @throws IllegalArgumentException without people, with more than 50, or for a negative wait
    public DeskSimulation {
        people = List.copyOf(people);
        if (people.isEmpty() || people.size() > MOST_PEOPLE) {
            throw new IllegalArgumentException("A small desk has 1 to " + MOST_PEOPLE + " people.");
        }
        if (within.isNegative()) {
            throw new IllegalArgumentException("Tickets are begun within some time, not " + within + ".");
        }
    }

    /// What the runs came to.
    ///
    /// @param meanWaitHours support hours from arrival to the first touch; a ticket never begun is left out of it
    /// @param begunInTime the share of tickets begun in time, 1 where none came
    /// @param utilisation touch time asked for, over time present; above 1 the desk cannot keep up
    public record Answer(Spread meanWaitHours, Spread begunInTime, Spread utilisation) {}

    /// The weeks to try a desk out on.
    ///
    /// @param observed what they are drawn from
    /// @param from the first day simulated
    /// @param weeks 1 to 60
    /// @param seed the same one draws the same weeks
    public record Courses(ObservedWeeks observed, LocalDate from, int weeks, long seed) {

        /// @throws IllegalArgumentException for another number of weeks
        public Courses {
            if (weeks < 1 || weeks > MOST_WEEKS) {
                throw new IllegalArgumentException("A simulation covers 1 to " + MOST_WEEKS + " weeks.");
            }
        }
    }

    /// The same desk without its last person.
    ///
    /// @throws IllegalArgumentException when nobody would be left
    public DeskSimulation withoutLast() {
        return new DeskSimulation(people.subList(0, people.size() - 1), supportHours, within);
    }

    /// Tries the desk out on [#RUNS] drawn courses of the coming weeks.
    ///
    /// A further week goes before them, so that the desk does not begin with an empty queue; it is not measured.
    public Answer run(Courses courses) {
        ObservedWeeks observed = courses.observed();
        LocalDate from = courses.from();
        int weeks = courses.weeks();
        Instant start = from.atStartOfDay(observed.zone()).toInstant();
        double present = presentHours(
                start, from.plusWeeks(weeks).atStartOfDay(observed.zone()).toInstant());
        double[] waits = new double[RUNS];
        double[] inTime = new double[RUNS];
        double[] utilisation = new double[RUNS];
        var seeds = new Random(courses.seed());
        for (int run = 0; run < RUNS; run++) {
            var random = new Random(seeds.nextLong());
            var measured = new Measure(start);
            new DeskRun(people).serve(observed.draw(from.minusWeeks(1), weeks + 1, random), measured);
            waits[run] = measured.meanWait();
            inTime[run] = measured.inTime();
            utilisation[run] = present == 0 ? 0 : measured.touchHours / present;
        }
        return new Answer(Spread.of(waits), Spread.of(inTime), Spread.of(utilisation));
    }

    private double presentHours(Instant start, Instant end) {
        return people.stream()
                .mapToDouble(person -> hours(person.between(start, end)))
                .sum();
    }

    private static double hours(Duration time) {
        return time.toNanos() / NANOS_PER_HOUR;
    }

    /// The figures of one run, from its first measured moment on.
    private final class Measure implements DeskRun.Log {

        private final Instant start;
        private int arrived;
        private int begun;
        private int begunInTime;
        private double waitHours;
        private double touchHours;

        Measure(Instant start) {
            this.start = start;
        }

        @Override
        public void arrived(Arrival ticket) {
            if (!ticket.at().isBefore(start)) {
                arrived++;
                touchHours += hours(ticket.touch());
            }
        }

        @Override
        public void begun(Arrival ticket, Instant at) {
            if (!ticket.at().isBefore(start)) {
                Duration wait = supportHours.between(ticket.at(), at);
                begun++;
                begunInTime += wait.compareTo(within) <= 0 ? 1 : 0;
                waitHours += hours(wait);
            }
        }

        double meanWait() {
            return begun == 0 ? 0 : waitHours / begun;
        }

        double inTime() {
            return arrived == 0 ? 1 : (double) begunInTime / arrived;
        }
    }
}
