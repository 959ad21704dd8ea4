package fettle.server.mail.transport;

import java.util.Optional;

/// How a mail came to us: all that is known of it without looking inside.
///
/// @param mailboxId the mailbox that it was delivered to or fetched from, whatever its header says
/// @param place where it stands on the IMAP server, when it was fetched from one
/// @param envelopeFrom blank for the null sender, and when there was no envelope
/// @param history whether it is old mail taken over: it gets no answer and runs no clock
public record Arrival(
        Source source,
        Optional<Long> mailboxId,
        Optional<Place> place,
        String envelopeFrom,
        String envelopeTo,
        boolean history) {

    /// The ways in.
    public enum Source {
        SMTP,
        IMAP,
        API,
        FILE
    }

    /// A message on an IMAP server: its number holds while the folder's validity stays the same.
    public record Place(long uidValidity, long uid) {}
}
