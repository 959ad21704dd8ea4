package fettle.server.account.calendar;

import java.util.List;

/// All calendars, each as its week.
record CalendarsPage(boolean edits, List<Week> weeks) {

    boolean any() {
        return !weeks.isEmpty();
    }
}
