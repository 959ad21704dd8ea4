package fettle.server.mail.compose;

import fettle.server.mail.address.Address;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A message of ours as it goes over the wire. The same message makes the same bytes each time, so that sending
/// it again sends nothing new.
///
/// @param messageId in its angle brackets, made by `MessageIds`
/// @param references of the thread, the nearest last; the first and the last ones go out
/// @param thread what the answered mail's program tells conversations by, where it does so
/// @param html of the same content, when there is any
/// @param unsubscribe where a POST says that its reader wants no more of the kind
/// @param loopHost our mail host, by which we know our own mail when it comes back
public record OutgoingMessage(
        Address from,
        Optional<Address> replyTo,
        List<Address> to,
        List<Address> cc,
        String subject,
        String messageId,
        Optional<String> inReplyTo,
        List<String> references,
        Optional<OutlookThread> thread,
        Instant date,
        Nature nature,
        String loopHost,
        String text,
        Optional<String> html,
        List<OutgoingFile> files,
        Optional<String> unsubscribe) {

    /// Who makes it go out, which other programs are told so that they keep quiet.
    public enum Nature {
        /// A person wrote it.
        PERSONAL,
        /// The acknowledgement of a mail.
        ACKNOWLEDGEMENT,
        /// A notice of the program's own.
        NOTICE
    }

    public OutgoingMessage {
        if (to.isEmpty()) {
            throw new IllegalArgumentException("A message goes to somebody");
        }
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        references = ReferenceChain.of(references);
        files = List.copyOf(files);
    }

    /// The whole message, with CRLF line ends.
    public byte[] bytes() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(header().getBytes(StandardCharsets.US_ASCII));
        new BodyWriter(this).write(out);
        return out.toByteArray();
    }

    private String header() {
        var header = new HeaderWriter()
                .addresses("From", List.of(from))
                .addresses("To", to)
                .addresses("Cc", cc)
                .addresses("Reply-To", replyTo.stream().toList())
                .text("Subject", subject)
                .date("Date", date)
                .ids("Message-ID", List.of(messageId))
                .ids("In-Reply-To", inReplyTo.stream().toList())
                .ids("References", references)
                .word("X-Fettle-Loop", loopHost);
        thread.ifPresent(known -> header.text("Thread-Topic", known.topic()));
        thread.flatMap(OutlookThread::index).ifPresent(index -> header.word("Thread-Index", index));
        unsubscribe.ifPresent(address -> header.word("List-Unsubscribe", "<" + address + ">")
                .word("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        switch (nature) {
            case PERSONAL -> {}
            case ACKNOWLEDGEMENT ->
                header.word("Auto-Submitted", "auto-replied")
                        .word("X-Auto-Response-Suppress", "All")
                        .word("Precedence", "bulk");
            case NOTICE -> header.word("Auto-Submitted", "auto-generated").word("X-Auto-Response-Suppress", "All");
        }
        return header.word("MIME-Version", "1.0").toString();
    }
}
