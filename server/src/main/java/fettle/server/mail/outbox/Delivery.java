package fettle.server.mail.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What became of a mail, recipient by recipient.
public record Delivery(
        long mailId,
        Optional<Long> ticketId,
        Optional<Long> entryId,
        Automatic automatic,
        String subject,
        String messageId,
        Instant createdAt,
        List<To> to) {

    /// One recipient.
    ///
    /// @param lastError what the mail server said last; blank when it had nothing to say against it
    /// @param decidedAt when it was accepted, refused or came back
    /// @param readAt when its receipt told that it was opened, if they sent one
    public record To(
            long id,
            Recipient recipient,
            DeliveryState state,
            int attempts,
            String lastError,
            Optional<Instant> decidedAt,
            Optional<Instant> readAt) {}

    public Delivery {
        to = List.copyOf(to);
    }

    /// With those to whom the same went in another mail, too.
    public Delivery and(Delivery other) {
        List<To> all = Stream.concat(to.stream(), other.to.stream()).toList();
        return new Delivery(mailId, ticketId, entryId, automatic, subject, messageId, createdAt, all);
    }
}
