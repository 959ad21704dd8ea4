package fettle.contracts.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.sla.Priority;
import fettle.contracts.words.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeskSimulationTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final BusinessCalendar OFFICE = BusinessCalendar.of("office", "Etc/UTC", "mon-fri 09:00-17:00", "-");
    private static final BusinessCalendar ALWAYS = BusinessCalendar.aroundTheClock();

    @Test
    void aLoneTicketWaitsOnlyForOpening() {
        var observed = weekOf(ticket("2026-03-03T03:00:00Z", Priority.P3, 60));

        var answer = new DeskSimulation(List.of(OFFICE), ALWAYS, Duration.ofHours(6)).run(courses(observed, 4, 1));

        assertThat(answer.meanWaitHours()).isEqualTo(new Spread(6, 6, 6));
        assertThat(answer.begunInTime()).isEqualTo(new Spread(1, 1, 1));
        assertThat(answer.utilisation().median()).isCloseTo(1 / 40.0, within(1e-12));
    }

    @Test
    void aWaitPastTheTargetIsNotInTime() {
        var observed = weekOf(ticket("2026-03-03T03:00:00Z", Priority.P3, 60));

        var answer = new DeskSimulation(
                        List.of(OFFICE), ALWAYS, Duration.ofHours(6).minusNanos(1))
                .run(courses(observed, 1, 1));

        assertThat(answer.begunInTime().median()).isZero();
    }

    @Test
    void waitsCountInSupportHours() {
        var observed = weekOf(ticket("2026-03-03T03:00:00Z", Priority.P3, 60));

        var answer = new DeskSimulation(List.of(OFFICE), OFFICE, Duration.ZERO).run(courses(observed, 1, 1));

        assertThat(answer.meanWaitHours().median()).isZero();
        assertThat(answer.begunInTime().median()).isEqualTo(1);
    }

    @Test
    void theHigherPriorityGoesFirstAndTheOlderOfEquals() {
        var busy = ticket("2026-03-03T09:00:00Z", Priority.P4, 60);
        var low = ticket("2026-03-03T09:10:00Z", Priority.P3, 60);
        var high = ticket("2026-03-03T09:20:00Z", Priority.P1, 60);
        var later = ticket("2026-03-03T09:15:00Z", Priority.P3, 60);
        List<String> begun = new ArrayList<>();

        new DeskRun(List.of(OFFICE)).serve(List.of(busy, low, later, high), log(begun));

        assertThat(begun)
                .containsExactly(
                        "P4 2026-03-03T09:00:00Z",
                        "P1 2026-03-03T10:00:00Z",
                        "P3 2026-03-03T11:00:00Z",
                        "P3 2026-03-03T12:00:00Z");
    }

    @Test
    void workGoesOnTheNextDayBeforeAnotherIsTaken() {
        var evening = ticket("2026-03-03T16:30:00Z", Priority.P3, 60);
        var morning = ticket("2026-03-04T09:00:00Z", Priority.P1, 10);
        List<String> begun = new ArrayList<>();

        new DeskRun(List.of(OFFICE)).serve(List.of(evening, morning), log(begun));

        assertThat(begun).containsExactly("P3 2026-03-03T16:30:00Z", "P1 2026-03-04T09:30:00Z");
    }

    @Test
    void whoeverIsThereTakesTheTicket() {
        var night = BusinessCalendar.of("night", "Etc/UTC", "mon-fri 20:00-06:00", "-");
        List<String> begun = new ArrayList<>();

        new DeskRun(List.of(OFFICE, night)).serve(List.of(ticket("2026-03-03T19:00:00Z", Priority.P2, 5)), log(begun));

        assertThat(begun).containsExactly("P2 2026-03-03T20:00:00Z");
    }

    @Test
    void ticketsForNobodyAreNeverInTime() {
        var absent = BusinessCalendar.of("absent", "Etc/UTC", "never", "-");
        var observed = weekOf(ticket("2026-03-03T10:00:00Z", Priority.P3, 60));

        var answer = new DeskSimulation(List.of(absent), OFFICE, Duration.ofHours(8)).run(courses(observed, 2, 1));

        assertThat(answer.begunInTime()).isEqualTo(new Spread(0, 0, 0));
        assertThat(answer.meanWaitHours().high()).isZero();
        assertThat(answer.utilisation().high()).isZero();
    }

    @Test
    void anEmptyWeekKeepsEveryPromise() {
        var answer = new DeskSimulation(List.of(OFFICE), OFFICE, Duration.ZERO).run(courses(weekOf(), 1, 1));

        assertThat(answer.begunInTime().low()).isEqualTo(1);
    }

    @Test
    void agreesWithErlangWhereErlangHolds() {
        ObservedWeeks random = randomWeeks(3.2, Duration.ofMinutes(30));

        var answer = new DeskSimulation(Collections.nCopies(5, ALWAYS), ALWAYS, Duration.ofHours(1))
                .run(courses(random, 4, 7));

        var erlang = new QueuedTarget.Work(3.2, 0.5, 1, 1);
        assertThat(answer.meanWaitHours().low()).isLessThan(erlang.meanWait(5));
        assertThat(answer.meanWaitHours().high()).isGreaterThan(erlang.meanWait(5));
        assertThat(answer.begunInTime().median()).isCloseTo(erlang.begunWithin(1, 5), within(0.01));
        assertThat(answer.utilisation().median()).isCloseTo(3.2 / 5, within(0.03));
    }

    @Test
    void oneFewerWaitsLonger() {
        ObservedWeeks random = randomWeeks(3.2, Duration.ofMinutes(30));

        double five = run(random, 5, 7).meanWaitHours().median();
        double four = run(random, 4, 7).meanWaitHours().median();

        assertThat(four).isGreaterThan(3 * five);
    }

    @Test
    void answersWithTheFewestWhoReachTheLevel() {
        ObservedWeeks random = randomWeeks(1.4, Duration.ofMinutes(45));
        var roster = new DeskSimulation(Collections.nCopies(4, ALWAYS), ALWAYS, Duration.ofHours(1));

        StaffingAnswer answer =
                StaffingAnswer.of(roster, 0.9, courses(random, 1, 7)).orElseThrow();

        assertThat(answer.present()).isEqualTo(3);
        assertThat(answer.begunInTime()).isGreaterThanOrEqualTo(0.9);
        assertThat(answer.waitOneFewer().orElseThrow()).isGreaterThan(answer.meanWait());
        assertThat(answer.inWords())
                .extracting(Sentence::key)
                .containsExactly(
                        "contracts.staffing.needs",
                        "contracts.staffing.range",
                        "contracts.staffing.one-fewer",
                        "contracts.staffing.by-simulation");
        assertThat(StaffingAnswer.of(roster, 0.9, courses(randomWeeks(6, Duration.ofMinutes(45)), 1, 7)))
                .as("four people cannot do six people's work")
                .isEmpty();
        assertThat(StaffingAnswer.of(roster, 0, courses(random, 1, 7))
                        .orElseThrow()
                        .present())
                .isEqualTo(1);
    }

    @Test
    void answersByFormulaInWords() {
        var answer = StaffingAnswer.of(new QueuedTarget(0.95, 4, 0.85), new QueuedTarget.Work(3.2, 0.5, 1.5, 3));

        assertThat(answer.inWords())
                .containsExactly(
                        Sentence.of("contracts.staffing.needs", 95, Duration.ofHours(4), 4, 96, Duration.ofMinutes(50)),
                        Sentence.of("contracts.staffing.by-formula"));
    }

    @Test
    void theSameSeedGivesTheSameAnswer() {
        ObservedWeeks random = randomWeeks(1.4, Duration.ofMinutes(45));

        assertThat(run(random, 2, 11)).isEqualTo(run(random, 2, 11)).isNotEqualTo(run(random, 2, 12));
    }

    @Test
    void aDrawnWeekKeepsItsWallClockOverTheChangeToSummerTime() {
        var berlin = ZoneId.of("Europe/Berlin");
        var observed = ObservedWeeks.of(MONDAY, berlin, 1, List.of(ticket("2026-03-03T09:00:00Z", Priority.P3, 5)));

        List<Arrival> drawn = observed.draw(LocalDate.of(2026, 3, 30), 1, new Random(1));

        assertThat(drawn).containsExactly(ticket("2026-03-31T08:00:00Z", Priority.P3, 5));
    }

    @Test
    void drawnTicketsComeInOrder() {
        var late = ticket("2026-03-05T09:00:00Z", Priority.P3, 5);
        var early = ticket("2026-03-03T09:00:00Z", Priority.P3, 5);

        assertThat(weekOf(late, early).draw(MONDAY, 2, new Random(1)))
                .isSortedAccordingTo((one, other) -> one.at().compareTo(other.at()));
    }

    @Test
    void arrivalsOutsideTheWeeksAreLeftOut() {
        var first = ticket("2026-03-02T00:00:00Z", Priority.P3, 5);
        var last = ticket("2026-03-15T23:59:59Z", Priority.P3, 5);

        var observed = ObservedWeeks.of(
                MONDAY,
                ZoneOffset.UTC,
                2,
                List.of(
                        ticket("2026-03-01T23:59:59Z", Priority.P3, 5),
                        first,
                        last,
                        ticket("2026-03-16T00:00:00Z", Priority.P3, 5)));

        assertThat(observed.weeks()).containsExactly(List.of(first), List.of(last));
    }

    @Test
    void aSpreadIsReadByRank() {
        double[] figures = {5, 1, 4, 2, 3, 10, 9, 8, 7, 6};

        assertThat(Spread.of(figures)).isEqualTo(new Spread(5, 1, 9));
        assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(new double[0]));
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DeskSimulation(List.of(), OFFICE, Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeskSimulation(Collections.nCopies(51, OFFICE), OFFICE, Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeskSimulation(List.of(OFFICE), OFFICE, Duration.ofNanos(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Arrival(Instant.EPOCH, Priority.P1, Duration.ofNanos(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new ObservedWeeks(MONDAY, ZoneOffset.UTC, List.of()));
        assertThat(new DeskSimulation(Collections.nCopies(50, OFFICE), OFFICE, Duration.ZERO).people())
                .hasSize(50);
        assertThat(courses(weekOf(), 60, 1).weeks()).isEqualTo(60);
        var desk = new DeskSimulation(List.of(OFFICE), OFFICE, Duration.ZERO);
        assertThatIllegalArgumentException().isThrownBy(desk::withoutLast);
        assertThatIllegalArgumentException().isThrownBy(() -> courses(weekOf(), 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> courses(weekOf(), 61, 1));
    }

    private static DeskSimulation.Courses courses(ObservedWeeks observed, int weeks, long seed) {
        return new DeskSimulation.Courses(observed, MONDAY, weeks, seed);
    }

    private static DeskSimulation.Answer run(ObservedWeeks observed, int people, long seed) {
        return new DeskSimulation(Collections.nCopies(people, ALWAYS), ALWAYS, Duration.ofHours(1))
                .run(courses(observed, 4, seed));
    }

    private static ObservedWeeks weekOf(Arrival... arrivals) {
        return ObservedWeeks.of(MONDAY, ZoneOffset.UTC, 1, List.of(arrivals));
    }

    /// Eight weeks of arrivals at random, with touch times at random.
    private static ObservedWeeks randomWeeks(double load, Duration touch) {
        var random = new Random(42);
        List<Arrival> arrivals = new ArrayList<>();
        Instant at = MONDAY.atStartOfDay(ZoneOffset.UTC).toInstant();
        double gap = touch.toMillis() / load;
        while (at.isBefore(Instant.parse("2026-04-27T00:00:00Z"))) {
            arrivals.add(new Arrival(
                    at, Priority.P3, Duration.ofMillis(Math.round(exponential(random) * touch.toMillis()))));
            at = at.plusMillis(Math.round(exponential(random) * gap));
        }
        return ObservedWeeks.of(MONDAY, ZoneOffset.UTC, 8, arrivals);
    }

    private static double exponential(Random random) {
        return -Math.log(1 - random.nextDouble());
    }

    private static Arrival ticket(String at, Priority priority, int minutes) {
        return new Arrival(Instant.parse(at), priority, Duration.ofMinutes(minutes));
    }

    private static DeskRun.Log log(List<String> begun) {
        return new DeskRun.Log() {
            @Override
            public void arrived(Arrival ticket) {}

            @Override
            public void begun(Arrival ticket, Instant at) {
                begun.add(ticket.priority() + " " + at);
            }
        };
    }
}
