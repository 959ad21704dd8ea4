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
import fettle.contracts.words.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Rules of DOMAIN 2 that the tables do not hold.
class TicketStoriesTest {

    private static final SlaPolicy STANDARD = Timelines.policy("std");

    @Test
    void knowsNothingOfATicketBeforeItCame() {
        assertThat(SlaEvaluation.evaluate(STANDARD, List.of(received("09:00")), at("08:59")))
                .isEmpty();
    }

    @Test
    void aCallThatNobodyTookIsNoReply() {
        var reading = evaluate("10:00", received("09:00"), new SlaEvent.Replied(at("09:10"), Channel.PHONE, false));

        assertThat(reading.response().orElseThrow().state()).isEqualTo(ClockReading.State.RUNNING);
    }

    @Test
    void anythingButTheAnswerLeavesTheTicketWaiting() {
        var reading = evaluate(
                "12:00",
                received("09:00"),
                new SlaEvent.Paused(at("10:00"), PauseReason.CLIENT_APPROVAL),
                new SlaEvent.ClientWrote(at("11:00"), false));

        assertThat(reading.pausedFor()).hasValue(PauseReason.CLIENT_APPROVAL);
        assertThat(reading.resolution().orElseThrow().counted()).isEqualTo(ofHours(1));
    }

    @Test
    void whatTurnsOutToBeNoAnswerNeverEndedTheWait() {
        var reading = evaluate(
                "12:00",
                received("09:00"),
                new SlaEvent.Paused(at("10:00"), PauseReason.CLIENT_INFO),
                new SlaEvent.ClientWrote(at("10:30"), true),
                new SlaEvent.KeptWaiting(at("11:30")));

        assertThat(reading.resolution().orElseThrow().state()).isEqualTo(ClockReading.State.PAUSED);
        assertThat(reading.resolution().orElseThrow().counted()).isEqualTo(ofHours(1));
    }

    @Test
    void aMessageThatLeavesForAnotherTicketDoesNotReopenThisOne() {
        var reading = evaluate(
                "15:00",
                received("09:00"),
                new SlaEvent.Resolved(at("10:00")),
                new SlaEvent.ClientWrote(at("13:00"), true),
                new SlaEvent.Reopened(at("13:00")),
                new SlaEvent.SplitOff(at("14:00"), at("13:00")));

        assertThat(reading.resolvedAt()).hasValue(at("10:00"));
        assertThat(reading.resolution().orElseThrow().counted()).isEqualTo(ofHours(1));
        assertThat(outcome(reading, Commitment.RESOLUTION).orElseThrow().met()).isTrue();
    }

    @Test
    void aSplitLeavesTheFirstResultStandingWhereAReopeningStartsAfresh() {
        var policy = STANDARD.reopening(SlaPolicy.Reopening.FRESH, 5);
        List<SlaEvent> reopened =
                List.of(received("09:00"), new SlaEvent.Resolved(at("10:00")), new SlaEvent.Reopened(at("13:00")));
        List<SlaEvent> split = new ArrayList<>(reopened);
        split.add(new SlaEvent.SplitOff(at("14:00"), at("13:00")));

        var running = SlaEvaluation.evaluate(policy, split, at("13:59")).orElseThrow();
        var restored = SlaEvaluation.evaluate(policy, split, at("14:00")).orElseThrow();

        assertThat(running.earlier()).hasSize(1);
        assertThat(running.resolution().orElseThrow().state()).isEqualTo(ClockReading.State.RUNNING);
        assertThat(restored.earlier()).isEmpty();
        assertThat(restored.resolution().orElseThrow().state()).isEqualTo(ClockReading.State.STOPPED);
    }

    @Test
    void aSplitUndoesNoOtherReopening() {
        var reading = evaluate(
                "15:00",
                received("09:00"),
                new SlaEvent.Resolved(at("10:00")),
                new SlaEvent.Reopened(at("13:00")),
                new SlaEvent.SplitOff(at("14:00"), at("12:59")));

        assertThat(reading.resolvedAt()).isEmpty();
    }

    @Test
    void aStrictPolicyIsMetByWhatStopsAtTheDueInstant() {
        List<SlaEvent> events = List.of(
                new SlaEvent.Received(at("13:30"), Priority.P1, Channel.PHONE), new SlaEvent.Resolved(at("17:30")));

        var strict = SlaEvaluation.evaluate(STANDARD.judgedByDue(), events, at("19:00"))
                .orElseThrow();

        assertThat(outcome(strict, Commitment.RESOLUTION).orElseThrow().met()).isTrue();
    }

    @Test
    void aLiveTicketThatTakesAnEarlierReceiptAnsweredThatOneWhenItWasOpened() {
        var reading = evaluate(
                "12:00",
                new SlaEvent.Received(at("11:00"), Priority.P2, Channel.PHONE),
                new SlaEvent.MergedIn(at("11:30"), at("09:00"), Optional.empty()));

        assertThat(reading.response().orElseThrow().counted()).isEqualTo(ofHours(2));
        assertThat(reading.response().orElseThrow().isBreached()).isTrue();
    }

    @Test
    void aPolicyMayCountOnePriorityRoundTheClock() {
        var policy = STANDARD.counting(Priority.P1, BusinessCalendar.aroundTheClock());
        List<SlaEvent> events = List.of(received("17:00"), new SlaEvent.PriorityChanged(at("17:15"), Priority.P1));

        var reading = SlaEvaluation.evaluate(policy, events, at("18:15")).orElseThrow();

        assertThat(reading.resolution().orElseThrow().counted()).isEqualTo(ofMinutes(75));
        assertThat(reading.resolution().orElseThrow().due()).hasValue(at("21:15"));
    }

    @Test
    void aStrictPolicyBreaksAtTheDueInstantThoughNothingMoreIsCounted() {
        List<SlaEvent> events = List.of(
                new SlaEvent.Received(at("13:30"), Priority.P1, Channel.PHONE), new SlaEvent.Resolved(at("18:00")));

        var lenient = SlaEvaluation.evaluate(STANDARD, events, at("19:00")).orElseThrow();
        var strict = SlaEvaluation.evaluate(STANDARD.judgedByDue(), events, at("19:00"))
                .orElseThrow();

        assertThat(outcome(lenient, Commitment.RESOLUTION).orElseThrow().met()).isTrue();
        assertThat(outcome(strict, Commitment.RESOLUTION).orElseThrow())
                .isEqualTo(new Outcome(Commitment.RESOLUTION, false, at("17:30"), ofHours(4), false, false));
    }

    @Test
    void aSupplierThatDoesNotPauseLeavesTheClientsClockRunning() {
        var reading = evaluate("12:00", received("09:00"), new SlaEvent.Paused(at("10:00"), PauseReason.SUPPLIER));

        assertThat(reading.resolution().orElseThrow().counted()).isEqualTo(ofHours(3));
        assertThat(reading.pausedFor()).hasValue(PauseReason.SUPPLIER);
    }

    @Test
    void aBrokenPromiseIsKnownAtItsBreachWhileTheTicketIsOpen() {
        var reading = evaluate("12:00", received("09:00"));

        assertThat(outcome(reading, Commitment.RESPONSE).orElseThrow())
                .isEqualTo(new Outcome(Commitment.RESPONSE, false, at("09:30"), ofHours(3), true, false));
        assertThat(outcome(reading, Commitment.RESOLUTION)).isEmpty();
    }

    @Test
    void updatesAreOneCaseBrokenByTheirFirstLateCycle() {
        var reading = evaluate(
                "17:00",
                received("09:00"),
                replied("09:10"),
                replied("10:00"),
                replied("13:00"),
                new SlaEvent.Resolved(at("14:00")));

        assertThat(reading.updatesMet()).isEqualTo(2);
        assertThat(reading.updatesBreached()).isEqualTo(1);
        assertThat(outcome(reading, Commitment.UPDATE).orElseThrow().knownAt()).isEqualTo(at("12:00"));
    }

    @Test
    void warnsAtEachPointAndSaysWhichAreStillAhead() {
        var reading = evaluate("13:00", received("09:00")).resolution().orElseThrow();

        assertThat(reading.warnings())
                .containsExactly(
                        new ClockReading.Warning(50, at("13:00")),
                        new ClockReading.Warning(75, at("15:00")),
                        new ClockReading.Warning(90, at("16:12")));
        assertThat(reading.nextWarning()).hasValue(at("15:00"));
        assertThat(reading.willBreachAt()).hasValue(at("17:00"));
    }

    @Test
    void explainsADueInstantInWords() {
        var evaluation = evaluate(
                "16:00",
                received("09:00"),
                replied("09:20"),
                new SlaEvent.Paused(at("09:20"), PauseReason.CLIENT_INFO),
                new SlaEvent.ClientWrote(at("15:20"), true));

        var explanation = Explanation.of(evaluation, evaluation.resolution().orElseThrow());

        Duration left = Duration.ofMinutes(460);
        assertThat(explanation.sentences())
                .containsExactly(
                        Sentence.of("contracts.sla.promised.resolution", "std", Duration.ofHours(8), "P2", "lon"),
                        Sentence.of("contracts.sla.began", at("09:00"), Duration.ofHours(8)),
                        Sentence.of("contracts.sla.paused", at("09:20"), PauseReason.CLIENT_INFO.words(), left),
                        Sentence.of("contracts.sla.resumed", at("15:20"), left),
                        Sentence.of("contracts.sla.due", left, "lon", Instant.parse("2026-03-03T14:30:00Z")));
    }

    @Test
    void explainsABrokenPromise() {
        var evaluation = evaluate("10:00", received("09:00"));

        var explanation = Explanation.of(evaluation, evaluation.response().orElseThrow());

        assertThat(explanation.sentences())
                .endsWith(
                        Sentence.of("contracts.sla.used-up", at("09:30")),
                        Sentence.of("contracts.sla.broken", at("09:30")));
    }

    private static SlaEvaluation evaluate(String now, SlaEvent... events) {
        return SlaEvaluation.evaluate(STANDARD, List.of(events), at(now)).orElseThrow();
    }

    private static Optional<Outcome> outcome(SlaEvaluation evaluation, Commitment commitment) {
        return evaluation.outcomes().stream()
                .filter(outcome -> outcome.commitment() == commitment)
                .findFirst();
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
