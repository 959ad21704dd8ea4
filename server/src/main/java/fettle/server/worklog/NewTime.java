package fettle.server.worklog;

import fettle.server.worklog.TimeEntry.NotBillable;
import java.time.Instant;
import java.util.Optional;

/// Time about to be logged.
///
/// @param startedAt when the work began; none when it ends just now
public record NewTime(
        long clientId,
        long ticketId,
        long technicianId,
        Optional<Instant> startedAt,
        int minutes,
        Optional<NotBillable> notBillable,
        String note) {

    /// Billable work that ends just now.
    public static NewTime upToNow(long clientId, long ticketId, long technicianId, int minutes, String note) {
        return new NewTime(clientId, ticketId, technicianId, Optional.empty(), minutes, Optional.empty(), note);
    }
}
