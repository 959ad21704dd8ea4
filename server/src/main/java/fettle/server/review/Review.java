package fettle.server.review;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A verdict on how a ticket was handled, for whom it concerns to read.
///
/// @param rules why it was reviewed, such as "M2-09 M2-13"
/// @param openedAt when it was put up for review
/// @param line what the reviewer says to the handler, "" for nothing
public record Review(
        long id,
        long clientId,
        long ticketId,
        long number,
        String subject,
        Optional<Long> handlerId,
        Optional<String> handlerName,
        String rules,
        Instant openedAt,
        Verdict verdict,
        String line,
        long reviewerId,
        String reviewerName,
        Instant reviewedAt) {

    /// From the trigger to the verdict.
    public Duration waited() {
        return Duration.between(openedAt, reviewedAt);
    }
}
