package fettle.server.review;

import java.util.Locale;

/// What a second person says of how a ticket was handled.
public enum Verdict {
    GOOD,
    /// Next time differently; the work goes on.
    COACH,
    /// The ticket needs something now: it becomes its next action.
    FIX_NOW;

    /// How texts call it.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
