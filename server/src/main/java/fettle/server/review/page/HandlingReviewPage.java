package fettle.server.review.page;

import fettle.server.sla.view.ClockView;
import fettle.server.sla.view.PriorityView;
import java.util.List;

/// Handling that a second person looks at while it can still change the outcome.
///
/// @param shown the ticket looked at, at most one
/// @param told what others said of the reader's own handling
record HandlingReviewPage(QueuePart queue, List<Shown> shown, List<Told> told) {

    /// @param judge whether the reader may say what they think of it
    /// @param own whether it is the reader's own handling
    /// @param to whom the line goes, "" for nobody
    record Shown(
            String number,
            String subject,
            String client,
            String contact,
            List<PriorityView> priority,
            List<ClockView> clocks,
            List<Reason> reasons,
            List<Story.Line> story,
            List<Told> before,
            boolean judge,
            boolean own,
            String to,
            String key) {

        public boolean anyBefore() {
            return !before.isEmpty();
        }
    }

    record Reason(String icon, String label, String words) {}

    /// A verdict given.
    record Told(String path, String subject, String tone, String icon, String verdict, String line, String by) {}

    public boolean nothing() {
        return shown.isEmpty();
    }

    public boolean anyTold() {
        return !told.isEmpty();
    }
}
