package fettle.server.ticket.conversation;

import fettle.contracts.sla.Channel;
import fettle.server.ticket.log.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A message on a ticket that the client can read.
///
/// @param automatic whether a machine wrote it, ours or theirs
/// @param alsoTo the addresses of whom else it names
/// @param messageId the Message-ID under which it came or went, with angle brackets
public record PublicEntry(
        long id,
        long clientId,
        long ticketId,
        Actor author,
        Channel channel,
        boolean automatic,
        Instant at,
        Instant loggedAt,
        String text,
        String visibleText,
        Optional<String> htmlSha256,
        Optional<String> rawSha256,
        Optional<String> messageId,
        Optional<String> notice,
        List<String> alsoTo,
        List<Attachment> attachments) {

    public PublicEntry {
        alsoTo = List.copyOf(alsoTo);
        attachments = List.copyOf(attachments);
    }

    public boolean fromClient() {
        return !(author instanceof Actor.Technician) && !Actor.Outside.FETTLE.equals(author);
    }
}
