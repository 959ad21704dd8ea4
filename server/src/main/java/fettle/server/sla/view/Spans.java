package fettle.server.sla.view;

import java.time.Duration;

/// Lengths of time as clocks show them: `46m`, `3h 20m`, `2d 4h`.
public final class Spans {

    private Spans() {}

    /// Whole minutes, rounded up while something is left, so that a running clock never reads 0m before its time.
    public static String left(Duration time) {
        return minutes((time.toSeconds() + 59) / 60);
    }

    /// Whole minutes, rounded down.
    public static String passed(Duration time) {
        return minutes(time.toMinutes());
    }

    private static String minutes(long minutes) {
        if (minutes >= 24 * 60) {
            return minutes / (24 * 60) + "d " + minutes / 60 % 24 + "h";
        }
        if (minutes >= 60) {
            return minutes / 60 + "h " + (minutes % 60 < 10 ? "0" : "") + minutes % 60 + "m";
        }
        return minutes + "m";
    }
}
