package fettle.server.account;

import fettle.server.worklog.Approval;
import fettle.server.worklog.TimeEntry.NotBillable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// A piece of work for a client, with the ticket and the kind that it was done on.
///
/// @param day the client's day on which it began
/// @param contactId whom it was done for
/// @param reactive whether it was work on an incident, not on a request, prevention or a project
/// @param kind the finest category of the ticket; none before it was triaged
/// @param service what the kind belongs to, by which lines cover work; "" for none
/// @param loggedAt when it was written down
/// @param approval that somebody else has let it stand
public record WorkedTime(
        long id,
        long ticketId,
        long ticketNumber,
        String subject,
        Optional<Long> contactId,
        boolean reactive,
        Optional<String> kind,
        String service,
        long technicianId,
        String technician,
        Instant startedAt,
        LocalDate day,
        int minutes,
        Optional<NotBillable> notBillable,
        String note,
        Instant loggedAt,
        Optional<Approval> approval) {

    public Duration worked() {
        return Duration.ofMinutes(minutes);
    }
}
