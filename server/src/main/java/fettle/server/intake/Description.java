package fettle.server.intake;

import fettle.server.ticket.Ticket.Identity;
import java.util.Optional;

/// What the ledger shows of a mail that could be read.
///
/// @param messageHash the SHA-256 of its Message-ID, or of its content when it has none
/// @param content the SHA-256 of what its sender wrote, whatever way it came
record Description(
        String fromAddress,
        String fromName,
        String subject,
        Optional<String> messageId,
        Optional<String> messageHash,
        Optional<String> content,
        Identity identity) {}
