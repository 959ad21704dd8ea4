package fettle.server.mail.encoding;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Uuencode, from its `begin` line to its `end` line.
final class UuencodeStream extends DecodedStream {

    private static final int LONGEST_LINE = 4096;

    private boolean begun;
    private boolean ended;
    private byte[] ready = {};
    private int readyAt;

    UuencodeStream(InputStream encoded) {
        super(encoded);
    }

    @Override
    int decode() throws IOException {
        while (readyAt >= ready.length) {
            Optional<byte[]> read = ended ? Optional.empty() : line();
            if (read.isEmpty()) {
                return -1;
            }
            byte[] line = read.get();
            ended = begun && startsWith(line, "end");
            readyAt = 0;
            ready = begun && !ended ? decoded(line) : new byte[0];
            begun |= startsWith(line, "begin");
        }
        return ready[readyAt++] & 0xff;
    }

    private Optional<byte[]> line() throws IOException {
        var line = new ByteArrayOutputStream();
        int c = next();
        if (c < 0) {
            return Optional.empty();
        }
        while (c >= 0 && c != '\n') {
            if (c != '\r' && line.size() < LONGEST_LINE) {
                line.write(c);
            }
            c = next();
        }
        return Optional.of(line.toByteArray());
    }

    private static boolean startsWith(byte[] line, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (i >= line.length || line[i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// The bytes of one line: its first character says how many there are.
    static byte[] decoded(byte[] line) {
        if (line.length == 0) {
            return line;
        }
        int count = Math.min((line[0] - ' ') & 63, (line.length - 1) * 6 / 8 + 1);
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            int bit = i * 8;
            int pair = six(line, 1 + bit / 6) << 6 | six(line, 2 + bit / 6);
            bytes[i] = (byte) (pair >> (4 - bit % 6));
        }
        return bytes;
    }

    private static int six(byte[] line, int at) {
        return at < line.length ? (line[at] - ' ') & 63 : 0;
    }
}
