package fettle.server.mail.encoding;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/// Undoes a Content-Transfer-Encoding while reading. Never fails for what it reads: what decodes is kept.
public final class TransferDecoding {

    private TransferDecoding() {}

    /// `encoding` as the field has it, with whatever senders write around it.
    public static InputStream of(InputStream encoded, String encoding) {
        return of(encoded, encoding, false);
    }

    /// The same for text that is flowed, whose lines may end in a blank on purpose.
    public static InputStream of(InputStream encoded, String encoding, boolean flowed) {
        return switch (plain(encoding)) {
            case "base64" -> new Base64Stream(encoded);
            case "quoted-printable", "qp" -> new QuotedPrintableStream(encoded, flowed);
            case "x-uuencode", "uuencode", "x-uue", "uue" -> new UuencodeStream(encoded);
            default -> encoded;
        };
    }

    public static byte[] all(byte[] encoded, String encoding) {
        try {
            return of(new ByteArrayInputStream(encoded), encoding).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("A stream in memory failed", e);
        }
    }

    public static boolean isBase64(String encoding) {
        return plain(encoding).equals("base64");
    }

    private static String plain(String encoding) {
        int end = 0;
        while (end < encoding.length() && isPartOfName(encoding.charAt(end))) {
            end++;
        }
        return encoding.substring(0, end).toLowerCase(Locale.ROOT);
    }

    private static boolean isPartOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '-';
    }
}
