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
/// @param unsubscribe where mail programs say by a POST that its reader wants no more such mail (RFC 8058);
/// none where it is about something of theirs
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

    /// The same once more, for another cause: a mail of its own, to one recipient.
    public NewMail again(String newCause, String newId, Recipient recipient) {
        return with(newId, newCause, List.of(recipient));
    }

    NewMail addressedTo(List<Recipient> recipients) {
        return with(messageId, cause, recipients);
    }

    private NewMail with(String ownId, String ownCause, List<Recipient> recipients) {
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
                unsubscribe);
    }
}
