package fettle.server.contract.line;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.server.store.Tx;

/// The calendars that lines may count after-hours work by.
public interface LineCalendars {

    /// The calendar to count with.
    BusinessCalendar calendar(Tx tx, long id);

    /// The stored calendar that was read into this one.
    long idOf(Tx tx, BusinessCalendar calendar);
}
