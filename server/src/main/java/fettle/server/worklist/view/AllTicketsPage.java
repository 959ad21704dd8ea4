package fettle.server.worklist.view;

import java.util.List;

/// All tickets, the newest first, narrowed as somebody asked.
///
/// @param further where the next page is, "" when this is the last
public record AllTicketsPage(
        String words,
        List<Choice> clients,
        List<Choice> owners,
        List<Choice> stages,
        List<RowView> rows,
        String further) {

    /// One of the values that the list can be narrowed to.
    public record Choice(String value, String label, boolean chosen) {}

    public boolean empty() {
        return rows.isEmpty();
    }

    /// The rows belong to several people, so each says whose it is.
    public boolean mixed() {
        return true;
    }
}
