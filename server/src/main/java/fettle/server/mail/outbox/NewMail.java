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
        List<String> references) {

    public NewMail {
        to = List.copyOf(to);
        references = ReferenceChain.of(references);
    }

    /// The same once more, for another cause: a mail of its own, to one recipient.
    public NewMail again(String newCause, String newId, Recipient recipient) {
        return with(newCause, newId, List.of(recipient));
    }

    NewMail addressedTo(List<Recipient> recipients) {
        return with(cause, messageId, recipients);
    }

    private NewMail with(String ownCause, String ownId, List<Recipient> recipients) {
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
                references);
    }
}
