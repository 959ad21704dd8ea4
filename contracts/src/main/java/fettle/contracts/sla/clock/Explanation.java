package fettle.contracts.sla.clock;

import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// Why a clock shows what it shows: the promise, what happened, and how the due instant follows, one sentence each.
public record Explanation(List<String> sentences) {

    public Explanation {
        sentences = List.copyOf(sentences);
    }

    /// Explains one clock of an evaluation.
    ///
    /// @param zone whose wall clock the reader looks at
    public static Explanation of(SlaEvaluation evaluation, ClockReading reading, ZoneId zone) {
        List<String> sentences = new ArrayList<>();
        sentences.add(promise(evaluation, reading));
        for (Step step : reading.steps()) {
            sentences.add(sentence(reading, step, zone));
        }
        sentences.add(conclusion(reading, zone));
        return new Explanation(sentences);
    }

    @Override
    public String toString() {
        return String.join(" ", sentences);
    }

    private static String promise(SlaEvaluation evaluation, ClockReading reading) {
        Priority priority = evaluation.priority();
        return "The policy \"" + evaluation.policy().name() + "\" promises " + promised(reading.commitment())
                + " within " + Words.amount(reading.target()) + " for " + priority + ", counted in \""
                + evaluation.policy().calendarFor(priority).name() + "\".";
    }

    private static String promised(Commitment commitment) {
        return switch (commitment) {
            case RESPONSE -> "a response";
            case UPDATE -> "the next update";
            case RESOLUTION -> "a resolution";
        };
    }

    private static String sentence(ClockReading reading, Step step, ZoneId zone) {
        String at = Words.moment(step.at(), zone);
        String left = Words.amount(step.left());
        return switch (step.what()) {
            case BEGAN -> at + ": the clock began with " + left + ".";
            case PAUSED ->
                at + ": it paused, waiting for "
                        + step.reason().map(PauseReason::words).orElse("something") + ", with " + left + " left.";
            case RESUMED -> at + ": it went on with " + left + " left.";
            case CHANGED ->
                at + ": the target was changed from then on, with " + left + " left, counted in \"" + step.calendar()
                        + "\".";
            case CORRECTED -> at + ": the target was corrected as from the start, with " + left + " left.";
            case EXCLUDED -> at + ": an approved exclusion was taken out, with " + left + " left.";
            case STOPPED -> stopped(reading, step, at);
            case REOPENED -> at + ": the ticket came back, and the clock went on with " + left + " left.";
        };
    }

    private static String stopped(ClockReading reading, Step step, String at) {
        return reading.live()
                ? at + ": a person answered at once."
                : at + ": it stopped after " + Words.amount(step.counted()) + " had been counted.";
    }

    private static String conclusion(ClockReading reading, ZoneId zone) {
        if (reading.isBreached()) {
            return reading.due()
                            .map(due -> "The time was used up " + Words.moment(due, zone) + ".")
                            .orElse("")
                    + reading.breachAt()
                            .map(at -> " The promise is broken since " + Words.moment(at, zone) + ".")
                            .orElse("");
        }
        return switch (reading.state()) {
            case RUNNING ->
                reading.due()
                        .map(due -> due(reading, due, zone))
                        .orElse("The calendar does not open for long enough within ten years, so it is never due.");
            case PAUSED ->
                "It is paused with " + Words.amount(reading.remaining()) + " left, and is due again once it goes on.";
            case STOPPED ->
                "The promise was kept: " + Words.amount(reading.counted()) + " of "
                        + Words.amount(reading.counted().plus(reading.remaining())) + " were counted.";
        };
    }

    private static String due(ClockReading reading, Instant due, ZoneId zone) {
        Step last = reading.steps().getLast();
        return "From then " + Words.amount(last.left()) + " in \"" + last.calendar() + "\" end "
                + Words.moment(due, zone) + ": that is when it is due.";
    }
}
