package fettle.server.account.calendar;

import fettle.server.account.form.Field;
import java.util.List;

/// The form of a new calendar, or of a calendar's new version.
///
/// @param heads name or first day, and zone
/// @param hours the texts of weekly hours and exceptions
record CalendarForm(
        String title,
        String action,
        String back,
        List<Field> heads,
        List<Field> hours,
        List<String> errors,
        String key) {

    boolean refused() {
        return !errors.isEmpty();
    }
}
