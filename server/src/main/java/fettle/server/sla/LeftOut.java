package fettle.server.sla;

import fettle.server.ticket.log.ExclusionReason;
import java.time.Instant;
import java.util.Optional;

/// Time of a ticket, or the ticket as a whole, that does not count in a month's shares: who asked for it
/// and why, and who approved it (DOMAIN 2.8).
///
/// @param time that does not count; nothing where the ticket as a whole does not
/// @param approvedSelf whether the one who approved it had asked for it too, as is allowed where there is nobody else
public record LeftOut(
        long number,
        String subject,
        Optional<Span> time,
        ExclusionReason reason,
        String words,
        String askedBy,
        String approvedBy,
        boolean approvedSelf,
        Instant approvedAt) {

    /// From one moment up to another.
    public record Span(Instant from, Instant until) {}
}
