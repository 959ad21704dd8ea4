package fettle.server.sla.view;

import fettle.contracts.sla.Priority;
import fettle.web.text.Texts;
import java.util.Locale;

/// A priority as four bars and a word.
///
/// @param name P1 to P4
/// @param spoken whether the word shows, or is only read out
public record PriorityView(String name, String words, int bars, boolean spoken) {

    /// For a list, which has room for the name alone.
    public static PriorityView row(Priority priority, Texts texts) {
        return of(priority, texts, false);
    }

    public static PriorityView heading(Priority priority, Texts texts) {
        return of(priority, texts, true);
    }

    /// 1 for the most pressing.
    public int rank() {
        return 5 - bars;
    }

    public boolean two() {
        return bars >= 2;
    }

    public boolean three() {
        return bars >= 3;
    }

    public boolean four() {
        return bars >= 4;
    }

    private static PriorityView of(Priority priority, Texts texts, boolean spoken) {
        String words = texts.with("sla.priority." + priority.name().toLowerCase(Locale.ROOT));
        return new PriorityView(priority.name(), words, bars(priority), spoken);
    }

    private static int bars(Priority priority) {
        return switch (priority) {
            case P1 -> 4;
            case P2 -> 3;
            case P3 -> 2;
            case P4 -> 1;
        };
    }
}
