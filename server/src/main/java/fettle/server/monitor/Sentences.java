package fettle.server.monitor;

import fettle.server.monitor.rule.Step;
import fettle.server.sla.view.ClockViews;
import fettle.web.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// Puts the facts of findings into words, once for everybody.
final class Sentences {

    private static final int LONGEST = 500;

    private final Texts texts;
    private final ClockViews times;

    Sentences(Texts texts, ClockViews times) {
        this.texts = texts;
        this.times = times;
    }

    String of(Step step, Instant now) {
        String sentence = said("monitor.words." + step.key(), step.facts(), now);
        return sentence.length() > LONGEST ? sentence.substring(0, LONGEST - 1) + "…" : sentence;
    }

    String cleared(String how) {
        return texts.with("monitor.cleared." + how);
    }

    private String said(String key, List<Object> facts, Instant now) {
        return texts.with(key, facts.stream().map(fact -> said(fact, now)).toArray());
    }

    private String said(Object fact, Instant now) {
        return switch (fact) {
            case Instant at -> times.at(at, now);
            case Step.Words words -> said("monitor.fact." + words.key(), words.facts(), now);
            case List<?> several -> several.stream().map(one -> said(one, now)).collect(Collectors.joining(", "));
            default -> String.valueOf(fact);
        };
    }
}
