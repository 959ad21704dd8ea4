package fettle.server.sla.view;

/// A clock ready to print, in the shape of the design's `.clock`.
///
/// @param tone run, warn, bad, wait or met
/// @param icon the symbol that says the same without colour
/// @param what Respond, Update, Fix, or Paused
/// @param left "46m" still left, "+42m" over
/// @param note when it is due, in words; "" where nothing can be said
/// @param ticks epoch milliseconds up to which the browser may count by itself, "" when closed hours lie between
public record ClockView(String tone, String icon, String what, String left, String note, String ticks, Level level) {

    /// The class that gives it its width: that of a list's cell, or that of a panel.
    public String size() {
        return big() ? "clock--big" : "clock--row";
    }

    /// Whether it stands in a panel and says when it is due.
    public boolean big() {
        return !level.width().equals(String.valueOf(Level.ROW));
    }

    public boolean ticking() {
        return !ticks.isEmpty();
    }
}
