package fettle.server.desk.view.waiting;

import java.util.List;

/// The replies of a ticket that have not gone out: those that can be taken back, that wait for their time, that are
/// held.
///
/// @param to whom replies on the ticket go to, by their id; "" when that is nobody
/// @param path where an open page asks for them again, so that it learns when one has gone; "" when there are none
/// @param gone whether one that the page had shown does not wait any more
public record WaitingPart(
        String number,
        String version,
        String key,
        String to,
        String path,
        boolean gone,
        List<Line> lines,
        List<Line> undoable) {

    /// One of them.
    ///
    /// @param words when it goes out, or why it does not
    /// @param until when it can't be taken back any more, in epoch milliseconds; "" while it waits for longer
    /// @param back what the button says by which it is taken back
    /// @param follows what it does besides, when it goes out
    public record Line(
            String id,
            String initials,
            String name,
            String time,
            String text,
            String state,
            String tone,
            String icon,
            String words,
            String until,
            boolean sendable,
            String back,
            List<String> follows,
            List<String> files) {}
}
