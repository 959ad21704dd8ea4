package fettle.server.intake;

import fettle.server.mail.transport.Arrival;
import fettle.server.ticket.Ticket.Identity;
import java.time.Instant;
import java.util.Optional;

/// A line of the intake ledger: a mail that reached us, and what became of it.
///
/// @param reason why, in one word
/// @param words why, in a sentence; blank while it waits
public record LedgerEntry(
        long id,
        Arrival.Source source,
        Optional<Long> mailboxId,
        String envelopeFrom,
        String envelopeTo,
        Instant receivedAt,
        long size,
        String rawSha256,
        Optional<String> messageId,
        String fromAddress,
        String fromName,
        String subject,
        Identity identity,
        Outcome.Kind outcome,
        Reason reason,
        String words,
        Optional<TicketNumber> ticket,
        boolean history,
        int attempts,
        Optional<Instant> decidedAt) {

    /// The ticket that it went to.
    public record TicketNumber(long clientId, long ticketId, long number) {}

    public boolean held() {
        return outcome == Outcome.Kind.QUARANTINED;
    }
}
