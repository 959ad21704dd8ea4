package fettle.server.worklist.view;

import java.util.List;

/// What the Today page shows below its heading; it is fetched again when tickets change.
///
/// @param self where it is fetched from
/// @param first the ticket to work on next, which then is not among the rows; none on further pages
/// @param mixed whether rows belong to several people, so that each says whose it is
/// @param older where the next page is, "" when this is the last
/// @param arrived what came in within the last hour and nobody has taken, the newest first
public record TodayList(
        String self,
        List<RowView> first,
        List<Tab> tabs,
        String caption,
        List<RowView> rows,
        boolean mixed,
        String older,
        String emptyTitle,
        String emptyWords,
        List<Arrived> arrived,
        List<Promised> promises,
        String promiseCount,
        String logged) {

    /// A list to choose.
    ///
    /// @param count "" where nothing is counted
    public record Tab(String path, String label, String count, String tone, boolean current) {}

    /// A ticket that came in a moment ago and is nobody's.
    public record Arrived(String number, String time, String subject, String client) {}

    /// A promise to keep.
    public record Promised(String number, String time, String words, String client, String in, boolean late) {}

    /// Whether anything stands below the card.
    public boolean listed() {
        return !rows.isEmpty();
    }

    public boolean anyArrived() {
        return !arrived.isEmpty();
    }

    public boolean empty() {
        return rows.isEmpty() && first.isEmpty();
    }
}
