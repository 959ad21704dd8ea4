package fettle.server.ticket.conversation;

import java.util.Optional;

/// A file that came or went with a public entry; its bytes are kept under their SHA-256.
///
/// @param contentId how the message's HTML names it, for pictures within the text
/// @param insideId the attached mail in which it came
public record Attachment(
        long id,
        long clientId,
        long ticketId,
        long entryId,
        int position,
        String name,
        String contentType,
        long size,
        String sha256,
        Optional<String> contentId,
        boolean inline,
        Optional<Long> insideId) {}
