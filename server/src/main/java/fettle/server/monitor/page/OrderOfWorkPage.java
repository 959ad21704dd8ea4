package fettle.server.monitor.page;

import java.util.List;

/// Everything that needs somebody, and nothing else.
///
/// @param alarms what is wrong with mailboxes, since no ticket can tell of mail that does not come
/// @param held replies that do not go out until somebody decides
record OrderOfWorkPage(List<String> alarms, List<Held> held, BoardPart board) {

    /// A reply that is held.
    ///
    /// @param why why it did not go out by itself
    record Held(String number, String subject, String author, String why) {}

    boolean anyAlarm() {
        return !alarms.isEmpty();
    }

    boolean anyHeld() {
        return !held.isEmpty();
    }
}
