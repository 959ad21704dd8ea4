package fettle.server.monitor.page;

import java.util.List;

/// Everything that needs somebody, and nothing else.
///
/// @param alarms what is wrong with mailboxes, since no ticket can tell of mail that does not come
record OrderOfWorkPage(List<String> alarms, BoardPart board) {

    boolean anyAlarm() {
        return !alarms.isEmpty();
    }
}
