package fettle.server.intake;

import fettle.server.intake.turn.Turn;
import fettle.server.mail.transport.Arrival;
import java.time.Instant;
import java.util.Optional;

/// A mail that was taken and has to be sorted.
///
/// @param attempts how often that was begun, this time included
public record InboundMail(
        long id,
        Arrival.Source source,
        Optional<Long> mailboxId,
        String envelopeFrom,
        String envelopeTo,
        Instant receivedAt,
        long size,
        String rawSha256,
        String linesSha256,
        boolean history,
        Turn turn,
        int attempts) {

    InboundMail begun() {
        return new InboundMail(
                id,
                source,
                mailboxId,
                envelopeFrom,
                envelopeTo,
                receivedAt,
                size,
                rawSha256,
                linesSha256,
                history,
                turn,
                attempts + 1);
    }
}
