package fettle.server.contract;

import fettle.server.store.Tx;

/// Whoever counts by a calendar, and must know when it has changed.
@FunctionalInterface
public interface CalendarListener {

    /// Called within the transaction that changes the calendar.
    void changed(Tx tx, long calendarId);
}
