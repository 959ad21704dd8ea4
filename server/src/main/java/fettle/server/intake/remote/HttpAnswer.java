package fettle.server.intake.remote;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads the answer of a web server, as far as it is the file that was asked for: status 200 and a body within a size.
final class HttpAnswer {

    private static final int LONGEST_LINE = 8_192;
    private static final int MOST_FIELDS = 100;

    private final InputStream in;
    private final int mostBytes;

    HttpAnswer(InputStream in, int mostBytes) {
        this.in = new BufferedInputStream(in);
        this.mostBytes = mostBytes;
    }

    /// The body; empty when there is none, or more of it than may be.
    Optional<byte[]> body() throws IOException {
        String[] status = line().split(" ", 3);
        if (status.length < 2 || !status[0].startsWith("HTTP/1.") || !status[1].equals("200")) {
            return Optional.empty();
        }
        Map<String, String> fields = fields();
        if (fields.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return chunks();
        }
        String length = fields.getOrDefault("content-length", "");
        return length.isEmpty() ? upTo(mostBytes) : counted(length);
    }

    private Map<String, String> fields() throws IOException {
        Map<String, String> fields = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.putIfAbsent(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            if (fields.size() > MOST_FIELDS) {
                throw new IOException("The answer has too many fields");
            }
        }
        return fields;
    }

    private Optional<byte[]> counted(String length) throws IOException {
        boolean number = length.length() <= 9 && length.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number || Integer.parseInt(length) > mostBytes) {
            return Optional.empty();
        }
        byte[] body = in.readNBytes(Integer.parseInt(length));
        return body.length == Integer.parseInt(length) ? Optional.of(body) : Optional.empty();
    }

    private Optional<byte[]> upTo(int most) throws IOException {
        byte[] body = in.readNBytes(most + 1);
        return body.length > most ? Optional.empty() : Optional.of(body);
    }

    private Optional<byte[]> chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            if (size > mostBytes - body.size()) {
                return Optional.empty();
            }
            byte[] chunk = in.readNBytes(size);
            if (chunk.length < size) {
                return Optional.empty();
            }
            body.writeBytes(chunk);
            line();
        }
        return Optional.of(body.toByteArray());
    }

    private int chunkSize() throws IOException {
        String line = line();
        int end = line.indexOf(';');
        String digits = (end < 0 ? line : line.substring(0, end)).strip();
        boolean number =
                !digits.isEmpty() && digits.length() <= 7 && digits.chars().allMatch(c -> Character.digit(c, 16) >= 0);
        if (!number) {
            throw new IOException("The answer has a piece without a size");
        }
        return Integer.parseInt(digits, 16);
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || line.size() > LONGEST_LINE) {
                throw new IOException("The answer has a line without an end");
            }
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
