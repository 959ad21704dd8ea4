package fettle.server.mail.body;

import fettle.server.mail.mime.Limits;
import fettle.server.mail.mime.MailScanner;
import fettle.server.mail.mime.MimePart;
import fettle.server.mail.mime.RawMail;
import fettle.server.mail.mime.Scan;
import fettle.server.mail.packed.SignedContent;
import fettle.server.mail.packed.Tnef;
import fettle.server.mail.reply.QuoteMark;
import fettle.server.mail.text.HtmlText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a part turns out to be in which a whole mail is packed: Outlook's own kind, or what is signed by S/MIME.
sealed interface Packed {

    record Mail(Tnef tnef) implements Packed {}

    record Signed(MimePart inner) implements Packed {}

    record Encrypted() implements Packed {}

    record Nothing() implements Packed {}

    /// The words that were packed.
    record Body(String text, Optional<String> html) {}

    Set<String> TNEF = Set.of("application/ms-tnef", "application/vnd.ms-tnef", "application/x-tnef");
    Set<String> SMIME = Set.of("application/pkcs7-mime", "application/x-pkcs7-mime");

    /// Larger ones stay the files that they are.
    int MOST_BYTES = 32 << 20;

    static boolean isPacked(MimePart part) {
        String name = part.fileName().orElse("").toLowerCase(Locale.ROOT);
        return TNEF.contains(part.mediaType())
                || SMIME.contains(part.mediaType())
                || name.equals("winmail.dat")
                || name.equals("win.dat")
                || name.equals("smime.p7m");
    }

    /// Another mail, or the first piece of one that was sent in pieces, as scanners do.
    static boolean isMail(MimePart part) {
        boolean isFirst = part.typeParameter("number").filter("1"::equals).isPresent();
        return part.is("message/rfc822") || part.is("message/global") || (part.is("message/partial") && isFirst);
    }

    /// The mail that a part holds, unless it is too large or over the limits.
    static Optional<MimePart> mail(MimePart part, Limits limits) {
        byte[] bytes = bytes(part);
        if (bytes.length > MOST_BYTES) {
            return Optional.empty();
        }
        return switch (new MailScanner(limits).scan(RawMail.of(bytes))) {
            case Scan.Refused _ -> Optional.empty();
            case Scan read -> Optional.of(read.root());
        };
    }

    static Packed in(MimePart part, Limits limits) {
        byte[] bytes = bytes(part);
        if (bytes.length > MOST_BYTES) {
            return new Nothing();
        }
        return Tnef.open(bytes).<Packed>map(Mail::new).orElseGet(() -> smime(SignedContent.of(bytes), limits));
    }

    private static Packed smime(SignedContent found, Limits limits) {
        return switch (found.kind()) {
            case SIGNED ->
                found.content()
                        .map(inner ->
                                new MailScanner(limits).scan(RawMail.of(inner)).root())
                        .<Packed>map(Signed::new)
                        .orElseGet(Nothing::new);
            case ENCRYPTED -> new Encrypted();
            case OTHER -> new Nothing();
        };
    }

    /// As much of the part as is looked at.
    static byte[] bytes(MimePart part) {
        try (InputStream content = part.open()) {
            return content.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading a part of a message failed", e);
        }
    }

    static Optional<Body> body(Tnef tnef) {
        return tnef.html()
                .map(html -> new Body(HtmlText.marked(html), Optional.of(html)))
                .or(() -> tnef.text().map(text -> new Body(QuoteMark.without(text), Optional.empty())));
    }
}
