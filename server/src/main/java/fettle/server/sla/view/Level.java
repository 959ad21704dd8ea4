package fettle.server.sla.view;

import java.util.ArrayList;
import java.util.List;

/// The level line of a clock as numbers for an SVG (DESIGN 5): how far the bubble has come, where the time
/// ends, and the stretches in which it stood still.
///
/// @param width of the view box
/// @param track where the line ends
/// @param fill where the bubble is
/// @param tick where the clock warns
/// @param end where the time is used up
public record Level(String width, String track, String fill, String tick, String end, List<Pause> pauses) {

    /// A stretch of the line in which the clock stood still.
    public record Pause(String from, String to) {}

    /// A pause as shares of the target, in per cent.
    public record Share(double from, double to) {}

    /// The widths of the design: a list's cell, a panel.
    static final int ROW = 116;

    static final int PANEL = 320;
    private static final int MARGIN = 4;

    /// @param percent how much of the target is used; past 100 the whole line shrinks so that the bubble
    /// stands beyond the end mark
    static Level of(int width, double percent, double warnAt, List<Share> pauses) {
        double whole = Math.max(100, percent + 4);
        List<Pause> stretches = new ArrayList<>();
        for (Share share : pauses) {
            stretches.add(new Pause(x(width, whole, share.from()), x(width, whole, share.to())));
        }
        return new Level(
                String.valueOf(width),
                x(width, whole, whole),
                x(width, whole, Math.min(percent, whole)),
                x(width, whole, warnAt),
                x(width, whole, 100),
                stretches);
    }

    private static String x(int width, double whole, double percent) {
        double at = MARGIN + (width - 2 * MARGIN) * percent / whole;
        long tenths = Math.round(at * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : Double.toString(tenths / 10.0);
    }
}
