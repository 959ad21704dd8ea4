package fettle.server.monitor.page;

import fettle.server.sla.view.ClockView;
import fettle.server.sla.view.PriorityView;
import java.util.List;

/// The board, ready to print: as part of its page, and alone when it refreshes.
///
/// @param self where it comes from, with what is asked for
/// @param at when it was read
/// @param resting what was put off, or told to the client
record BoardPart(
        String self,
        String intro,
        String at,
        List<FigureView> figures,
        List<Chip> chips,
        String caption,
        List<Row> rows,
        List<Row> resting,
        HoursView hours) {

    /// @param since how long the oldest has been there, "" when there is none
    record FigureView(String path, int count, String tone, String icon, String label, String since, boolean current) {}

    record Chip(String path, String label, boolean current) {}

    /// A row: one ticket, or many of one sort.
    ///
    /// @param many "" for one ticket, else how many there are and since when
    /// @param path where to look at it
    /// @param more what else is open about the ticket, "" for nothing
    /// @param since for how long it has been here, or until when it rests
    /// @param seen who has seen it, "" for nobody
    record Row(
            String tone,
            String icon,
            String label,
            String since,
            boolean late,
            String many,
            String path,
            String number,
            String version,
            String subject,
            String words,
            String more,
            String seen,
            List<PriorityView> priority,
            String client,
            String monogram,
            String contact,
            String owner,
            String initials,
            List<ClockView> clocks,
            Acts acts,
            String key,
            String about) {

        public boolean single() {
            return many.isEmpty();
        }
    }

    /// What can be done in the row.
    record Acts(boolean take, boolean acknowledge, boolean fill, boolean rest) {

        static final Acts NONE = new Acts(false, false, false, false);
    }

    public boolean empty() {
        return rows.isEmpty();
    }

    public boolean anyResting() {
        return !resting.isEmpty();
    }
}
