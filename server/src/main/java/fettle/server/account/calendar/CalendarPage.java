package fettle.server.account.calendar;

import java.util.List;

/// A calendar with its versions as they were typed.
record CalendarPage(String name, boolean edits, String change, Week week, List<Version> versions, List<Use> uses) {

    record Version(String from, String zone, String weekly, List<String> otherDays) {}

    /// A contract that counts by it.
    record Use(String name, String path) {}

    boolean used() {
        return !uses.isEmpty();
    }
}
