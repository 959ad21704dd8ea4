package fettle.server.mail;

import fettle.server.mail.address.Address;
import fettle.server.mail.address.FromAddress;
import fettle.server.mail.body.InboundFile;
import fettle.server.mail.mime.Headers;
import fettle.server.mail.mime.MailNote;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A message as the rest of the program knows it: decoded, within limits, and inert as text. Its HTML is the
/// sender's own and goes through `MailHtml` wherever it is shown.
///
/// @param messageIds all that the message carries, each in its angle brackets; the first one counts
/// @param references from the oldest to the nearest
/// @param subject of one line; empty when there is none
/// @param sentAt what the sender's clock said, if it can be read: for show only
/// @param text the whole text, in lines that end in `\n`
/// @param visibleText the text without what it quotes of earlier mails
/// @param html the parts of the body one by one, when any of them is HTML; empty when all is plain text
/// @param files what a mail program shows as files, and the pictures that the HTML refers to
/// @param calendar whether an invitation to an appointment is among the files
/// @param notes what was cut or guessed
public record InboundEmail(
        List<String> messageIds,
        List<String> inReplyTo,
        List<String> references,
        FromAddress from,
        Optional<Address> sender,
        Optional<String> returnPath,
        List<Address> replyTo,
        List<Address> to,
        List<Address> cc,
        String subject,
        Optional<Instant> sentAt,
        String text,
        String visibleText,
        List<String> html,
        List<InboundFile> files,
        Automatic automatic,
        List<String> authenticationResults,
        List<String> received,
        boolean calendar,
        Set<MailNote> notes,
        Headers headers) {

    public Optional<String> messageId() {
        return messageIds.stream().findFirst();
    }

    /// All ids that this message answers, the nearest last: the order in which `MessageIds.nearest` wants them.
    public List<String> answeredIds() {
        return Stream.concat(references.stream(), inReplyTo.stream()).toList();
    }

    /// Whether a program of ours may ever answer this one: never a program, and never a sender without an
    /// address to return to.
    public boolean mayBeAnsweredAutomatically() {
        return automatic instanceof Automatic.None && from instanceof FromAddress.One;
    }

    public boolean isAutomatic() {
        return !(automatic instanceof Automatic.None);
    }
}
