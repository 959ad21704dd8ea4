package fettle.server.mail.compose;

import fettle.server.mail.text.SafeText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/// Writes the body of a message: plain text, HTML beside it, files after it.
final class BodyWriter {

    private static final int LINE = 76;

    private final OutgoingMessage message;
    private final String seed;

    BodyWriter(OutgoingMessage message) {
        this.message = message;
        this.seed = seed(message.messageId());
    }

    /// Boundaries come from the Message-ID, so that the same message has the same ones; an equals sign and
    /// underscore in them can stand in no encoded text.
    private static String seed(String messageId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(messageId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    void write(ByteArrayOutputStream out) {
        if (message.files().isEmpty()) {
            writeText(out);
            return;
        }
        String boundary = "=_f_" + seed;
        print(out, "Content-Type: multipart/mixed; boundary=\"" + boundary + "\"\r\n\r\n");
        print(out, "--" + boundary + "\r\n");
        writeText(out);
        for (OutgoingFile file : message.files()) {
            print(out, "\r\n--" + boundary + "\r\n");
            writeFile(out, file);
        }
        print(out, "\r\n--" + boundary + "--\r\n");
    }

    private void writeText(ByteArrayOutputStream out) {
        if (message.html().isEmpty()) {
            writeQuoted(out, "text/plain", message.text());
            return;
        }
        String boundary = "=_t_" + seed;
        print(out, "Content-Type: multipart/alternative; boundary=\"" + boundary + "\"\r\n\r\n");
        print(out, "--" + boundary + "\r\n");
        writeQuoted(out, "text/plain", message.text());
        print(out, "\r\n--" + boundary + "\r\n");
        writeQuoted(out, "text/html", message.html().get());
        print(out, "\r\n--" + boundary + "--\r\n");
    }

    private static void writeQuoted(ByteArrayOutputStream out, String type, String text) {
        print(out, "Content-Type: " + type + "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n");
        for (String line : SafeText.lines(text).split("\n", -1)) {
            writeQuotedLine(out, line.getBytes(StandardCharsets.UTF_8));
            print(out, "\r\n");
        }
    }

    private static void writeQuotedLine(ByteArrayOutputStream out, byte[] line) {
        int length = 0;
        for (int i = 0; i < line.length; i++) {
            String encoded = encoded(line, i, length);
            if (length + encoded.length() > LINE - 1) {
                print(out, "=\r\n");
                length = 0;
                encoded = encoded(line, i, length);
            }
            print(out, encoded);
            length += encoded.length();
        }
    }

    /// A blank at the end, a dot or "From " at the start of a line are encoded too: transports alter them.
    private static String encoded(byte[] line, int at, int column) {
        byte b = line[at];
        boolean blankAtEnd = (b == ' ' || b == '\t') && at == line.length - 1;
        boolean atStart = column == 0 && (b == '.' || b == 'F' || b == '-');
        boolean plain = ((b >= ' ' && b < 0x7f) || b == '\t') && b != '=' && !blankAtEnd && !atStart;
        return plain ? String.valueOf((char) b) : String.format(Locale.ROOT, "=%02X", b & 0xff);
    }

    private static void writeFile(ByteArrayOutputStream out, OutgoingFile file) {
        print(out, new FileFields(file).text());
        byte[] encoded = Base64.getMimeEncoder(LINE, new byte[] {'\r', '\n'}).encode(file.content());
        out.writeBytes(encoded);
        print(out, "\r\n");
    }

    private static void print(ByteArrayOutputStream out, String ascii) {
        out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
    }
}
