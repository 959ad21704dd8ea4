package fettle.server.mail.encoding;

import java.io.ByteArrayOutputStream;

/// Text that is said to be base64 but is not, or not to its end: some programs declare what they don't do, and mailing
/// lists put their foot below what others have encoded.
public final class Base64Text {

    private Base64Text() {}

    /// Whether words stand in it that are surely not base64: with a blank between them.
    public static boolean isMixed(byte[] encoded) {
        for (int i = 1; i + 1 < encoded.length; i++) {
            if (encoded[i] == ' ' && isWord(encoded[i - 1]) && isWord(encoded[i + 1])) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWord(byte b) {
        return Character.isLetterOrDigit(b & 0xff) || b == '.' || b == ',' || b == ':';
    }

    /// The lines of base64 decoded, and what follows them as it stands.
    public static byte[] decode(byte[] mixed) {
        int end = 0;
        while (end < mixed.length) {
            int next = nextLine(mixed, end);
            if (!isEncoded(mixed, end, next)) {
                break;
            }
            end = next;
        }
        byte[] encoded = new byte[end];
        System.arraycopy(mixed, 0, encoded, 0, end);
        var text = new ByteArrayOutputStream(mixed.length);
        text.writeBytes(TransferDecoding.all(encoded, "base64"));
        if (text.size() > 0) {
            text.write('\n');
        }
        text.write(mixed, end, mixed.length - end);
        return text.toByteArray();
    }

    private static int nextLine(byte[] text, int from) {
        int at = from;
        while (at < text.length && text[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, text.length);
    }

    private static boolean isEncoded(byte[] text, int from, int to) {
        int end = to;
        while (end > from && text[end - 1] >= 0 && text[end - 1] <= ' ') {
            end--;
        }
        for (int i = from; i < end; i++) {
            boolean letter = (text[i] >= 'A' && text[i] <= 'Z') || (text[i] >= 'a' && text[i] <= 'z');
            boolean digit = text[i] >= '0' && text[i] <= '9';
            if (!letter && !digit && text[i] != '+' && text[i] != '/' && text[i] != '=') {
                return false;
            }
        }
        return true;
    }
}
