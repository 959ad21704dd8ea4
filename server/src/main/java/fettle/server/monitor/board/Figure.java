package fettle.server.monitor.board;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A figure above the board: how many tickets stand there for one sort of reason.
public enum Figure {
    BREACHED("bad", "breach", "M1-03", "M1-07"),
    WARNING("warn", "warn", "M1-02", "M1-06"),
    PROMISE_MISSED("bad", "bell", "M1-09"),
    UNTRIAGED("warn", "user", "M1-01"),
    UNANSWERED("warn", "mail", "M1-12"),
    NO_NEXT_ACTION("mid", "calendar", "M1-10"),
    UNHAPPY("bad", "user", "M2-11"),
    APPROVAL("mid", "hand", "M1-21"),
    REOPENED("warn", "reopen", "M2-09"),
    PASSED_AROUND("mid", "split", "M2-04"),
    SILENT("mid", "eye-off", "M2-10"),
    REVIEWED("wait", "review", "M2-13");

    private final String tone;
    private final String icon;
    private final String rules;

    Figure(String tone, String icon, String... rules) {
        this.tone = tone;
        this.icon = icon;
        this.rules = String.join(" ", rules);
    }

    public String tone() {
        return tone;
    }

    public String icon() {
        return icon;
    }

    /// How addresses and texts call it.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean counts(String rule) {
        return rules.contains(rule);
    }

    public static Optional<Figure> of(String word) {
        return Arrays.stream(values())
                .filter(figure -> figure.word().equals(word))
                .findFirst();
    }

    public static Figure ofRule(String rule) {
        return Arrays.stream(values())
                .filter(figure -> figure.counts(rule))
                .findFirst()
                .orElse(NO_NEXT_ACTION);
    }
}
