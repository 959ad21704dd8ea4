package fettle.server.worklog;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Time that a technician worked on a ticket.
///
/// @param notBillable why the client does not pay for it; none when it counts
/// @param loggedAt when it was written down
/// @param approval that somebody else has let it stand; none before, nor after it was changed
public record TimeEntry(
        long id,
        long clientId,
        long ticketId,
        long technicianId,
        String technicianName,
        Instant startedAt,
        int minutes,
        Optional<NotBillable> notBillable,
        String note,
        Instant loggedAt,
        Optional<Approval> approval) {

    /// Why the client does not pay; the time costs us all the same (DOMAIN 3.2).
    public enum NotBillable {
        OUR_FAULT,
        WARRANTY,
        GOODWILL,
        INTERNAL,
        UNSOLD;

        /// Its name in forms and message files: `our-fault`.
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public boolean billable() {
        return notBillable.isEmpty();
    }
}
