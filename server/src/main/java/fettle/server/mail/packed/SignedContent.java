package fettle.server.mail.packed;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/// Looks into an S/MIME file (CMS, RFC 5652): whether it is signed or encrypted, and what was signed. Nothing is
/// verified: a signature proves nothing to us until somebody's certificate is trusted.
public final class SignedContent {

    /// What such a file is.
    public enum Kind {
        SIGNED,
        ENCRYPTED,
        OTHER
    }

    private static final byte[] SIGNED = {0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 7, 2};
    private static final byte[] ENVELOPED = {0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 7, 3};
    private static final int OBJECT_ID = 0x06;
    private static final int OCTETS = 0x04;
    private static final int OCTETS_IN_PIECES = 0x24;
    private static final int DEEPEST = 8;

    private final byte[] bytes;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private Kind kind = Kind.OTHER;
    private int position;

    /// An element's kind and how long its content is; -1 when an end mark says so.
    private record Element(int tag, int length) {
        boolean isEnd() {
            return tag == 0 && length == 0;
        }
    }

    private SignedContent(byte[] bytes) {
        this.bytes = bytes;
    }

    public static SignedContent of(byte[] bytes) {
        var signed = new SignedContent(bytes);
        try {
            signed.read();
        } catch (ArrayIndexOutOfBoundsException _) {
            // Cut off: what was read so far counts.
        }
        return signed;
    }

    public Kind kind() {
        return kind;
    }

    /// What was signed, as a message of its own.
    public Optional<byte[]> content() {
        return kind == Kind.SIGNED && content.size() > 0 ? Optional.of(content.toByteArray()) : Optional.empty();
    }

    /// ContentInfo, then SignedData: version, algorithms, and the content with its own object id before it.
    private void read() {
        element();
        kind = kind(element());
        if (kind != Kind.SIGNED) {
            return;
        }
        element();
        element();
        skip(element());
        skip(element());
        element();
        skip(element());
        element();
        octets(element(), 0);
    }

    private Element element() {
        int tag = bytes[position++] & 0xff;
        int first = bytes[position++] & 0xff;
        if (first == 0x80) {
            return new Element(tag, -1);
        }
        if (first < 0x80) {
            return new Element(tag, first);
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7f); i++) {
            length = length << 8 | (bytes[position++] & 0xff);
        }
        return new Element(tag, Math.clamp(length, 0, bytes.length));
    }

    private Kind kind(Element id) {
        byte[] found =
                id.tag() == OBJECT_ID ? Arrays.copyOfRange(bytes, position, position + id.length()) : new byte[0];
        position += Math.max(0, id.length());
        return Arrays.equals(found, SIGNED)
                ? Kind.SIGNED
                : Arrays.equals(found, ENVELOPED) ? Kind.ENCRYPTED : Kind.OTHER;
    }

    private void skip(Element element) {
        if (element.length() >= 0) {
            position += element.length();
            return;
        }
        for (Element inner = element(); !inner.isEnd(); inner = element()) {
            skip(inner);
        }
    }

    /// The octets, which may come in pieces within pieces.
    private void octets(Element element, int depth) {
        if (element.tag() == OCTETS && element.length() >= 0) {
            int length = Math.min(element.length(), bytes.length - position);
            content.write(bytes, position, length);
            position += length;
            return;
        }
        if (element.tag() != OCTETS_IN_PIECES || depth > DEEPEST) {
            return;
        }
        int end = element.length() < 0 ? Integer.MAX_VALUE : position + element.length();
        while (position < Math.min(end, bytes.length)) {
            Element inner = element();
            if (inner.isEnd()) {
                return;
            }
            octets(inner, depth + 1);
        }
    }
}
