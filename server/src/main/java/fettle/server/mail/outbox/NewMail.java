package fettle.server.mail.outbox;

import fettle.server.mail.compose.ReferenceChain;
import java.util.List;
import java.util.Optional;

/// A mail that is to go out.
///
/// @param cause why it goes out, as `reply:<entry>` or `ack:<ticket>`: at most one mail goes out for a cause
/// @param clientId whose mail it is; the reserved client when it is nobody's
/// @param messageId its signed Message-ID with angle brackets, the same at every try
/// @param references the messages before it, oldest first, with angle brackets
/// @param unsubscribe where mail programs say that its reader wants no more such mail (RFC 8058)
public record NewMail(
        String cause,
        long clientId,
        Optional<Long> ticketId,
        Optional<Long> entryId,
        Automatic automatic,
        String fromAddress,
        String fromName,
        Optional<String> replyTo,
        List<Recipient> to,
        String subject,
        String body,
        String messageId,
        Optional<String> inReplyTo,
        List<String> references,
        Optional<String> unsubscribe) {

    public NewMail {
        to = List.copyOf(to);
        references = ReferenceChain.of(references);
    }

    /// One that nobody can want no more of: it is about something of theirs.
    public NewMail(
            String cause,
            long clientId,
            Optional<Long> ticketId,
            Optional<Long> entryId,
            Automatic automatic,
            String fromAddress,
            String fromName,
            Optional<String> replyTo,
            List<Recipient> to,
            String subject,
            String body,
            String messageId,
            Optional<String> inReplyTo,
            List<String> references) {
        this(
                cause,
                clientId,
                ticketId,
                entryId,
                automatic,
                fromAddress,
                fromName,
                replyTo,
                to,
                subject,
                body,
                messageId,
                inReplyTo,
                references,
                Optional.empty());
    }

    /// The same, of which no more come once somebody sends a POST to this address.
    public NewMail endedAt(String address) {
        return with(messageId, cause, to, Optional.of(address));
    }

    /// The same once more, for another cause: a mail of its own, to one recipient.
    public NewMail again(String newCause, String newId, Recipient recipient) {
        return with(newId, newCause, List.of(recipient), unsubscribe);
    }

    NewMail addressedTo(List<Recipient> recipients) {
        return with(messageId, cause, recipients, unsubscribe);
    }

    private NewMail with(String ownId, String ownCause, List<Recipient> recipients, Optional<String> end) {
        return new NewMail(
                ownCause,
                clientId,
                ticketId,
                entryId,
                automatic,
                fromAddress,
                fromName,
                replyTo,
                recipients,
                subject,
                body,
                ownId,
                inReplyTo,
                references,
                end);
    }
}
