package fettle.server.contract;

import fettle.contracts.calendar.CalendarVersion;
import java.time.LocalDate;

/// A version of a calendar as people type it and as it is stored (DOMAIN 1.1).
///
/// @param validFrom the first local day; 0001-01-01 for since ever
/// @param weekly `mon-fri 09:00-17:30;sat 10:00-14:00`, `24x7` or `never`
/// @param exceptions `2026-12-25=closed;2026-12-24=09:00-13:00`, `-` for none
public record CalendarTexts(LocalDate validFrom, String zone, String weekly, String exceptions) {

    public static final LocalDate SINCE_EVER = LocalDate.of(1, 1, 1);

    /// @throws IllegalArgumentException with a sentence for whoever typed the texts
    CalendarVersion version() {
        return validFrom.equals(SINCE_EVER)
                ? CalendarVersion.of(zone, weekly, exceptions)
                : CalendarVersion.from(validFrom, zone, weekly, exceptions);
    }
}
