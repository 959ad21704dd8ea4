package fettle.server.sla;

import fettle.server.contract.CalendarListener;
import fettle.server.contract.Calendars;
import fettle.server.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Writes down that the clocks of a calendar must be counted anew: at the moment from which every node counts by what
/// the calendar says now.
public final class Recounts implements CalendarListener {

    private static final Duration EVERYWHERE = Calendars.SHOWN_FOR.plusSeconds(1);

    private final InstantSource clock;

    public Recounts(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void changed(Tx tx, long calendarId) {
        Instant at = clock.instant().plus(EVERYWHERE);
        boolean waits = tx.sql("sla.put-off-recount")
                        .set("calendar", calendarId)
                        .set("at", at)
                        .update()
                == 1;
        if (!waits) {
            tx.sql("sla.plan-recount").set("calendar", calendarId).set("at", at).update();
        }
    }
}
