package fettle.server.mail.body;

import fettle.server.mail.encoding.Base64Text;
import fettle.server.mail.encoding.Charsets;
import fettle.server.mail.encoding.UuBlocks;
import fettle.server.mail.encoding.YencBlocks;
import fettle.server.mail.mime.Limits;
import fettle.server.mail.mime.MailNote;
import fettle.server.mail.mime.MimePart;
import fettle.server.mail.packed.SignedText;
import fettle.server.mail.reply.QuoteMark;
import fettle.server.mail.text.EnrichedText;
import fettle.server.mail.text.FlowedText;
import fettle.server.mail.text.HtmlCharset;
import fettle.server.mail.text.MailHtml;
import fettle.server.mail.text.SafeText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;

/// Reads the text of parts, up to what a message may have of it in all.
final class TextReader {

    private final Limits limits;
    private final Set<MailNote> notes;
    private final FileCollector files;
    private int left;

    TextReader(Limits limits, Set<MailNote> notes, FileCollector files) {
        this.limits = limits;
        this.notes = notes;
        this.files = files;
        this.left = limits.textCharacters();
    }

    String plain(MimePart part) {
        YencBlocks yenc = YencBlocks.in(bytes(part));
        yenc.files().forEach(file -> files.add(file.name(), file.bytes()));
        String text = withinLines(SafeText.lines(Charsets.decode(yenc.text(), charset(part))));
        UuBlocks blocks = UuBlocks.in(isEnriched(part) ? EnrichedText.plain(text) : text);
        blocks.files().forEach(file -> files.add(file.name(), file.bytes()));
        boolean flowed =
                part.typeParameter("format").filter("flowed"::equalsIgnoreCase).isPresent();
        boolean joinsWords =
                part.typeParameter("delsp").filter("yes"::equalsIgnoreCase).isPresent();
        String body = flowed ? FlowedText.joined(blocks.text(), joinsWords) : blocks.text();
        return QuoteMark.without(withoutArmour(body)).stripTrailing();
    }

    private static boolean isEnriched(MimePart part) {
        return part.is("text/enriched") || part.is("text/richtext");
    }

    /// A text that is signed in line is shown without what the signature wraps around it.
    private String withoutArmour(String body) {
        if (body.contains("-----BEGIN PGP MESSAGE-----")) {
            notes.add(MailNote.ENCRYPTED);
        }
        Optional<String> signed = SignedText.in(body);
        if (signed.isPresent()) {
            notes.add(MailNote.SIGNED);
        }
        return signed.orElse(body);
    }

    String html(MimePart part) {
        byte[] bytes = bytes(part);
        Optional<String> charset = charset(part).or(() -> HtmlCharset.in(bytes));
        String html = withinLines(SafeText.lines(Charsets.decode(bytes, charset)));
        if (MailHtml.isShortened(html)) {
            notes.add(MailNote.CUT_TEXT);
        }
        return html;
    }

    private byte[] bytes(MimePart part) {
        try (InputStream content = opened(part)) {
            byte[] bytes = content.readNBytes(left);
            left -= bytes.length;
            if (content.read() >= 0) {
                notes.add(MailNote.CUT_TEXT);
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("Reading a part of a message failed", e);
        }
    }

    private InputStream opened(MimePart part) throws IOException {
        if (!part.isBase64()) {
            return part.open();
        }
        try (InputStream content = part.openEncoded()) {
            byte[] encoded = content.readNBytes(2 * left);
            return Base64Text.isMixed(encoded) ? new ByteArrayInputStream(Base64Text.decode(encoded)) : part.open();
        }
    }

    private Optional<String> charset(MimePart part) {
        Optional<String> declared = part.typeParameter("charset").filter(name -> !name.isBlank());
        if (declared.filter(name -> !Charsets.isKnown(name)).isPresent()) {
            notes.add(MailNote.UNKNOWN_CHARSET);
        }
        return declared;
    }

    private String withinLines(String text) {
        if (!notes.contains(MailNote.CUT_LINE)) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        for (int from = 0; from < text.length(); ) {
            int end = text.indexOf('\n', from);
            int next = end < 0 ? text.length() : end;
            kept.append(text, from, Math.min(next, from + limits.lineBytes())).append(end < 0 ? "" : "\n");
            from = next + 1;
        }
        return SafeText.wellFormed(kept.toString());
    }
}
