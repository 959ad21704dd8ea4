package fettle.contracts.sla.clock;

import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.contracts.words.Sentence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Why a clock shows what it shows: the promise, what happened, and how the due instant follows, one sentence each.
public record Explanation(List<Sentence> sentences) {

    public Explanation {
        sentences = List.copyOf(sentences);
    }

    /// Explains one clock of an evaluation.
    public static Explanation of(SlaEvaluation evaluation, ClockReading reading) {
        List<Sentence> sentences = new ArrayList<>();
        sentences.add(promise(evaluation, reading));
        for (Step step : reading.steps()) {
            sentences.add(sentence(reading, step));
        }
        sentences.addAll(conclusion(reading));
        return new Explanation(sentences);
    }

    private static Sentence promise(SlaEvaluation evaluation, ClockReading reading) {
        Priority priority = evaluation.priority();
        return Sentence.of(
                "contracts.sla.promised." + reading.commitment().name().toLowerCase(Locale.ROOT),
                evaluation.policy().name(),
                reading.target(),
                priority.name(),
                evaluation.policy().calendarFor(priority).name());
    }

    private static Sentence sentence(ClockReading reading, Step step) {
        return switch (step.what()) {
            case BEGAN -> left("contracts.sla.began", step);
            case PAUSED -> Sentence.of("contracts.sla.paused", step.at(), reason(step), step.left());
            case RESUMED -> left("contracts.sla.resumed", step);
            case CHANGED -> Sentence.of("contracts.sla.changed", step.at(), step.left(), step.calendar());
            case CORRECTED -> left("contracts.sla.corrected", step);
            case EXCLUDED -> left("contracts.sla.excluded", step);
            case STOPPED -> stopped(reading, step);
            case REOPENED -> left("contracts.sla.reopened", step);
        };
    }

    private static Sentence left(String key, Step step) {
        return Sentence.of(key, step.at(), step.left());
    }

    private static Sentence reason(Step step) {
        return step.reason().map(PauseReason::words).orElseGet(() -> Sentence.of("contracts.sla.pause.unknown"));
    }

    private static Sentence stopped(ClockReading reading, Step step) {
        return reading.live()
                ? Sentence.of("contracts.sla.answered-live", step.at())
                : Sentence.of("contracts.sla.stopped", step.at(), step.counted());
    }

    private static List<Sentence> conclusion(ClockReading reading) {
        if (reading.isBreached()) {
            List<Sentence> broken = new ArrayList<>();
            reading.due().ifPresent(due -> broken.add(Sentence.of("contracts.sla.used-up", due)));
            reading.breachAt().ifPresent(at -> broken.add(Sentence.of("contracts.sla.broken", at)));
            return broken;
        }
        return List.of(
                switch (reading.state()) {
                    case RUNNING ->
                        reading.due()
                                .map(due -> due(reading, due))
                                .orElseGet(() -> Sentence.of("contracts.sla.never-due"));
                    case PAUSED -> Sentence.of("contracts.sla.waits", reading.remaining());
                    case STOPPED ->
                        Sentence.of(
                                "contracts.sla.kept",
                                reading.counted(),
                                reading.counted().plus(reading.remaining()));
                });
    }

    private static Sentence due(ClockReading reading, Instant due) {
        Step last = reading.steps().getLast();
        return Sentence.of("contracts.sla.due", last.left(), last.calendar(), due);
    }
}
