package fettle.contracts.sla.clock;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.sla.Channel;
import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.SlaEvent;
import fettle.contracts.sla.SlaPolicy;
import fettle.contracts.sla.Supplier;
import fettle.contracts.words.Sentence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a clock goes through, step by step: what its explanation names, and what corrections, exclusions, changes of
/// policy and suppliers do to it.
class ClockStoriesTest {

    /// Office hours in London: P1 240 min, P2 480 min to resolve, updates of P2 every 120 min.
    private static final SlaPolicy STANDARD = Timelines.policy("std");

    @Test
    void anExplanationNamesEveryStep() {
        var reading = resolution(evaluate(
                "17:00",
                received("09:00"),
                new SlaEvent.PriorityChanged(at("10:00"), Priority.P1),
                new SlaEvent.PriorityCorrected(at("11:00"), Priority.P2),
                new SlaEvent.Excluded(at("12:00"), at("11:30"), at("11:40")),
                new SlaEvent.Resolved(at("13:00")),
                new SlaEvent.Reopened(at("15:00"))));

        assertThat(reading.steps())
                .extracting(Step::what)
                .containsExactly(
                        Step.What.BEGAN,
                        Step.What.CHANGED,
                        Step.What.CORRECTED,
                        Step.What.EXCLUDED,
                        Step.What.STOPPED,
                        Step.What.REOPENED);
        assertThat(reading.steps())
                .extracting(Step::left)
                .as("480; then 240 from the change; then 480 less 120; the ten minutes were never counted")
                .containsExactly(ofHours(8), ofHours(4), ofHours(6), ofMinutes(310), ofMinutes(250), ofMinutes(250));
        assertThat(reading.counted()).isEqualTo(ofMinutes(350));
    }

    @Test
    void anExplanationOfALiveAnswerSaysSo() {
        var evaluation = evaluate("10:00", new SlaEvent.Received(at("09:00"), Priority.P2, Channel.PHONE));

        assertThat(Explanation.of(evaluation, evaluation.response().orElseThrow())
                        .sentences())
                .contains(Sentence.of("contracts.sla.answered-live", at("09:00")));
        assertThat(evaluation.clocks()).extracting(ClockReading::commitment).contains(Commitment.RESOLUTION);
    }

    @Test
    void anExplanationOfAStoppedClockSaysHowMuchOfTheTimeWasCounted() {
        var evaluation = evaluate("12:00", received("09:00"), new SlaEvent.Resolved(at("11:00")));

        assertThat(Explanation.of(evaluation, resolution(evaluation)).sentences())
                .contains(
                        Sentence.of("contracts.sla.stopped", at("11:00"), ofHours(2)),
                        Sentence.of("contracts.sla.kept", ofHours(2), ofHours(8)));
    }

    @Test
    void anExplanationOfACalendarThatNeverOpensSaysThatNothingIsDue() {
        var never = SlaPolicy.of("Never", BusinessCalendar.of("never", "Etc/UTC", "never", "-"))
                .promising(Priority.P2, Commitment.RESOLUTION, ofHours(1));

        var evaluation = SlaEvaluation.evaluate(never, List.of(received("09:00")), at("10:00"))
                .orElseThrow();

        assertThat(resolution(evaluation).due()).isEmpty();
        assertThat(Explanation.of(evaluation, resolution(evaluation)).sentences())
                .contains(Sentence.of("contracts.sla.never-due"));
    }

    @Test
    void aCorrectionCountsByTheHoursOfTheTruePriority() {
        var policy = STANDARD.counting(Priority.P1, BusinessCalendar.aroundTheClock());
        List<SlaEvent> events = List.of(
                new SlaEvent.Received(at("07:00"), Priority.P2, Channel.EMAIL),
                new SlaEvent.PriorityCorrected(at("10:00"), Priority.P1));

        var reading =
                resolution(SlaEvaluation.evaluate(policy, events, at("10:30")).orElseThrow());

        assertThat(reading.counted()).as("from 07:00, round the clock").isEqualTo(ofMinutes(210));
        assertThat(reading.due()).contains(at("11:00"));
    }

    @Test
    void aCorrectionDatesABreachBackOverAPause() {
        var reading = resolution(evaluate(
                "16:00",
                received("09:00"),
                new SlaEvent.Paused(at("11:00"), PauseReason.CLIENT_INFO),
                new SlaEvent.Resumed(at("12:00")),
                new SlaEvent.PriorityCorrected(at("15:30"), Priority.P1)));

        assertThat(reading.breachAt())
                .as("240 min: two hours before the pause, two after")
                .contains(at("14:00"));
    }

    @Test
    void aCorrectionUnderAStrictPolicyBreaksAtTheDueInstant() {
        List<SlaEvent> events = List.of(received("09:00"), new SlaEvent.PriorityCorrected(at("13:00"), Priority.P1));

        var onTheDot = resolution(SlaEvaluation.evaluate(STANDARD.judgedByDue(), events, at("13:00"))
                .orElseThrow());
        var late = resolution(SlaEvaluation.evaluate(STANDARD.judgedByDue(), events, at("13:01"))
                .orElseThrow());

        assertThat(onTheDot.breachAt()).isEmpty();
        assertThat(late.breachAt()).contains(at("13:00"));
        List<SlaEvent> later = List.of(received("09:00"), new SlaEvent.PriorityCorrected(at("13:30"), Priority.P1));
        assertThat(resolution(SlaEvaluation.evaluate(STANDARD.judgedByDue(), later, at("13:30"))
                                .orElseThrow())
                        .breachAt())
                .contains(at("13:00"));
    }

    @Test
    void anExclusionMovesTheDueInstantOfAStoppedClockToo() {
        var reading = resolution(evaluate(
                "16:00",
                received("09:00"),
                new SlaEvent.Resolved(at("12:00")),
                new SlaEvent.Excluded(at("15:00"), at("10:00"), at("10:30"))));

        assertThat(reading.counted()).isEqualTo(ofMinutes(150));
        assertThat(reading.due())
                .as("330 min counted on from the stop at 12:00")
                .contains(at("17:30"));
    }

    @Test
    void exclusionsThatTouchOrOverlapAreTakenOutOnce() {
        var evaluation = evaluate(
                "13:00",
                received("09:00"),
                new SlaEvent.Excluded(at("12:00"), at("10:00"), at("10:30")),
                new SlaEvent.Excluded(at("12:00"), at("10:30"), at("10:40")),
                new SlaEvent.Excluded(at("12:00"), at("10:05"), at("10:20")),
                new SlaEvent.Excluded(at("12:00"), at("11:00"), at("11:05")));

        assertThat(evaluation.excluded()).isEqualTo(ofMinutes(45));
        assertThat(resolution(evaluation).counted()).isEqualTo(ofMinutes(195));
    }

    @Test
    void anExclusionAheadOfADueInstantMovesIt() {
        var reading = resolution(
                evaluate("12:00", received("09:00"), new SlaEvent.Excluded(at("12:00"), at("16:00"), at("16:30"))));

        assertThat(reading.due()).as("17:00 without it").contains(at("17:30"));
    }

    @Test
    void aPolicyThatStopsForOtherReasonsMovesTheClockAtItsChange() {
        SlaPolicy strict = STANDARD.stoppingFor(Set.of());

        var evaluation = evaluate(
                "13:00",
                received("09:00"),
                new SlaEvent.Paused(at("10:00"), PauseReason.CLIENT_INFO),
                new SlaEvent.PolicyChanged(at("12:00"), strict));

        assertThat(resolution(evaluation).state()).isEqualTo(ClockReading.State.RUNNING);
        assertThat(resolution(evaluation).counted())
                .as("an hour before the pause, one after the change")
                .isEqualTo(ofHours(2));
        assertThat(evaluation.pausedFor()).contains(PauseReason.CLIENT_INFO);
    }

    @Test
    void aReassignmentForgetsAnEarlierChangeOfPolicy() {
        SlaPolicy other = SlaPolicy.of("Other", BusinessCalendar.aroundTheClock())
                .promising(Priority.P2, Commitment.RESOLUTION, ofHours(2));
        SlaPolicy amended = STANDARD.promising(Priority.P2, Commitment.RESOLUTION, ofHours(99));

        var evaluation = evaluate(
                "12:00",
                received("09:00"),
                new SlaEvent.PolicyChanged(at("10:00"), amended),
                new SlaEvent.Reassigned(at("11:00"), other));

        assertThat(evaluation.policy()).isEqualTo(other);
        assertThat(resolution(evaluation).breachAt()).contains(at("11:00"));
        assertThat(evaluation.response()).isEmpty();
    }

    @Test
    void aPriorityChangedWhileResolvedHoldsFromTheReopeningOn() {
        var reading = resolution(evaluate(
                "13:00",
                received("09:00"),
                new SlaEvent.Resolved(at("10:00")),
                new SlaEvent.PriorityChanged(at("11:00"), Priority.P1),
                new SlaEvent.Reopened(at("12:00"))));

        assertThat(reading.target()).isEqualTo(ofHours(4));
        assertThat(reading.remaining())
                .as("240 from the reopening on, one hour used")
                .isEqualTo(ofHours(3));
    }

    @Test
    void anAnswerEndsNoWaitForADateOrForAccess() {
        var reading = resolution(evaluate(
                "12:00",
                received("09:00"),
                new SlaEvent.Paused(at("10:00"), PauseReason.AGREED_DATE),
                new SlaEvent.ClientWrote(at("11:00"), true)));

        assertThat(reading.state()).isEqualTo(ClockReading.State.PAUSED);
    }

    @Test
    void aTicketWithoutUpdatesOwedDropsItsCycle() {
        SlaPolicy noUpdates = SlaPolicy.of("Calm", STANDARD.calendar())
                .promising(Priority.P2, Commitment.UPDATE, ofHours(2))
                .promising(Priority.P3, Commitment.RESOLUTION, ofHours(40));
        List<SlaEvent> events =
                List.of(received("09:00"), replied("09:10"), new SlaEvent.PriorityChanged(at("10:00"), Priority.P3));

        var evaluation = SlaEvaluation.evaluate(noUpdates, events, at("17:00")).orElseThrow();

        assertThat(evaluation.update()).isEmpty();
        assertThat(evaluation.updatesMet() + evaluation.updatesBreached()).isZero();
        List<SlaEvent> corrected =
                List.of(received("09:00"), replied("09:10"), new SlaEvent.PriorityCorrected(at("10:00"), Priority.P3));
        assertThat(SlaEvaluation.evaluate(noUpdates, corrected, at("17:00"))
                        .orElseThrow()
                        .update())
                .isEmpty();
    }

    @Test
    void aLateCycleIsJudgedThoughAPauseDropsIt() {
        var evaluation = evaluate(
                "14:00",
                received("09:00"),
                replied("09:10"),
                new SlaEvent.Paused(at("12:00"), PauseReason.CLIENT_INFO));

        assertThat(evaluation.updatesBreached()).isEqualTo(1);
        assertThat(update(evaluation).orElseThrow().knownAt()).isEqualTo(at("11:10"));
    }

    @Test
    void updatesAreAnOpenCaseAsSoonAsOneIsLate() {
        var inTime = evaluate("11:10", received("09:00"), replied("09:10"));
        var late = evaluate("11:11", received("09:00"), replied("09:10"));

        assertThat(update(inTime)).isEmpty();
        assertThat(update(late).orElseThrow())
                .isEqualTo(new Outcome(Commitment.UPDATE, false, at("11:10"), ofMinutes(121), true, false));
    }

    @Test
    void updatesAreKeptOnceTheTicketIsResolvedInTime() {
        var evaluation = evaluate("12:00", received("09:00"), replied("09:10"), new SlaEvent.Resolved(at("10:00")));

        assertThat(update(evaluation).orElseThrow())
                .isEqualTo(new Outcome(Commitment.UPDATE, true, at("10:00"), ofMinutes(50), false, false));
    }

    @Test
    void aSuppliersClockPausesWhileItWaitsForUsAndEndsWithTheWork() {
        var supplier = new Supplier("Carrier", BusinessCalendar.aroundTheClock(), ofHours(2));
        SlaEvent engaged = new SlaEvent.SupplierEngaged(at("09:30"), supplier);
        SlaEvent asked = new SlaEvent.SupplierAsked(at("10:00"));
        SlaEvent answered = new SlaEvent.SupplierAnswered(at("11:00"));
        SlaEvent returned = new SlaEvent.SupplierReturned(at("12:00"));

        var running = stay(evaluate("11:30", received("09:00"), engaged, asked, answered));
        var waiting = stay(evaluate("10:30", received("09:00"), engaged, asked));
        var ended = stay(evaluate("16:00", received("09:00"), engaged, asked, answered, returned));
        var late = stay(evaluate("16:00", received("09:00"), engaged, asked, answered));

        assertThat(running.due()).contains(at("12:30"));
        assertThat(waiting.due()).isEmpty();
        assertThat(waiting.state()).isEqualTo(ClockReading.State.PAUSED);
        assertThat(ended.state()).isEqualTo(ClockReading.State.STOPPED);
        assertThat(ended.counted()).isEqualTo(ofMinutes(90));
        assertThat(ended.clientTime()).isEqualTo(ofMinutes(150));
        assertThat(ended.breachAt()).isEmpty();
        assertThat(late.breachAt()).contains(at("12:30"));
        assertThat(late.clientTime()).isEqualTo(ofMinutes(390));
    }

    @Test
    void aMergeKeepsWhicheverReplyCameFirst() {
        var theirs = evaluate(
                "12:00",
                received("09:00"),
                replied("10:00"),
                new SlaEvent.MergedIn(at("11:00"), at("09:00"), Optional.of(at("09:20"))));
        var ours = evaluate(
                "12:00",
                received("09:00"),
                replied("09:20"),
                new SlaEvent.MergedIn(at("11:00"), at("09:00"), Optional.of(at("10:00"))));

        assertThat(theirs.response().orElseThrow().counted()).isEqualTo(ofMinutes(20));
        assertThat(ours.response().orElseThrow().counted()).isEqualTo(ofMinutes(20));
        assertThat(ours.updatesMet())
                .as("the later reply of the other ticket is no update of ours")
                .isZero();
    }

    private static SlaEvaluation evaluate(String now, SlaEvent... events) {
        return SlaEvaluation.evaluate(STANDARD, List.of(events), at(now)).orElseThrow();
    }

    private static ClockReading resolution(SlaEvaluation evaluation) {
        return evaluation.resolution().orElseThrow();
    }

    private static Optional<Outcome> update(SlaEvaluation evaluation) {
        return evaluation.outcomes().stream()
                .filter(outcome -> outcome.commitment() == Commitment.UPDATE)
                .findFirst();
    }

    private static SupplierReading stay(SlaEvaluation evaluation) {
        return evaluation.suppliers().getFirst();
    }

    private static SlaEvent received(String time) {
        return new SlaEvent.Received(at(time), Priority.P2, Channel.EMAIL);
    }

    private static SlaEvent replied(String time) {
        return new SlaEvent.Replied(at(time), Channel.EMAIL, true);
    }

    /// A time on Monday 2 March 2026, when London keeps UTC.
    private static Instant at(String time) {
        return Instant.parse("2026-03-02T" + time + ":00Z");
    }
}
