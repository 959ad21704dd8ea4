package fettle.contracts.sla.attainment;

import fettle.contracts.sla.Priority;
import fettle.contracts.sla.clock.Outcome;
import java.time.YearMonth;
import java.time.ZoneId;

/// A promise whose outcome is known, with the ticket that it was made on.
///
/// @param ticket its number
/// @param priority under which it was judged
public record MeasuredCase(String ticket, Priority priority, Outcome outcome) {

    boolean isOf(YearMonth month, ZoneId clientZone) {
        return YearMonth.from(outcome.knownAt().atZone(clientZone)).equals(month);
    }
}
