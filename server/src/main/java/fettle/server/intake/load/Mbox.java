package fettle.server.intake.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// The messages of an mbox file, one after the other, each as the bytes that its sender wrote: without the line that
/// starts it, and with the lines that begin with "From " as they were before they were quoted.
///
/// It holds a piece of a line at a time, whatever the size of the file or of a line in it.
final class Mbox implements AutoCloseable {

    private static final int LONGEST_PIECE = 8_192;

    /// "From somebody Thu Mar  4 09:00:00 2026". A sentence that begins with "From" has no time and year in it.
    private static final Pattern START = Pattern.compile("From .*\\d{1,2}:\\d{2}.*\\d{4}.*\\R?");
    private static final Pattern QUOTED = Pattern.compile("(?s)>+From .*");

    private static final byte[] NONE = {};

    private final InputStream in;
    private byte[] ahead;
    private boolean aheadBegins = true;
    private boolean afterBlank = true;

    Mbox(Path file) throws IOException {
        in = new BufferedInputStream(Files.newInputStream(file));
        ahead = piece();
    }

    /// Whether the file begins as an mbox does.
    static boolean begins(Path file) throws IOException {
        try (var mbox = new Mbox(file)) {
            return mbox.startsMessage();
        }
    }

    /// The next message; what was left unread of the one before is skipped.
    Optional<InputStream> next() throws IOException {
        while (ahead.length > 0 && !startsMessage()) {
            advance();
        }
        if (ahead.length == 0) {
            return Optional.empty();
        }
        advance();
        return Optional.of(new Message());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean startsMessage() {
        return aheadBegins && afterBlank && START.matcher(text(ahead)).matches();
    }

    private boolean isBlankLine() {
        return aheadBegins && text(ahead).isBlank() && endsLine(ahead);
    }

    private void advance() throws IOException {
        afterBlank = isBlankLine();
        aheadBegins = endsLine(ahead);
        ahead = piece();
    }

    /// A line with its end, or the beginning of a long one; nothing at the end of the file.
    private byte[] piece() throws IOException {
        var piece = new ByteArrayOutputStream(128);
        while (piece.size() < LONGEST_PIECE) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            piece.write(next);
            if (next == '\n') {
                break;
            }
        }
        return piece.toByteArray();
    }

    private static boolean endsLine(byte[] piece) {
        return piece.length > 0 && piece[piece.length - 1] == '\n';
    }

    private static String text(byte[] piece) {
        return new String(piece, StandardCharsets.ISO_8859_1);
    }

    /// One message, up to the line that starts the next. The blank line before that one belongs to the file's
    /// format.
    private final class Message extends InputStream {

        private byte[] piece = NONE;
        private int position;
        private byte[] heldBack = NONE;

        @Override
        public int read() throws IOException {
            return fill() ? piece[position++] & 0xff : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int count = Math.min(length, piece.length - position);
            System.arraycopy(piece, position, buffer, offset, count);
            position += count;
            return count;
        }

        private boolean fill() throws IOException {
            while (position == piece.length) {
                if (ahead.length == 0 || startsMessage()) {
                    return false;
                }
                position = 0;
                piece = isBlankLine() ? holdBack() : withHeldBack(unquoted());
                advance();
            }
            return true;
        }

        private byte[] holdBack() {
            byte[] before = heldBack;
            heldBack = ahead;
            return before;
        }

        private byte[] withHeldBack(byte[] line) {
            if (heldBack.length == 0) {
                return line;
            }
            byte[] both = Arrays.copyOf(heldBack, heldBack.length + line.length);
            System.arraycopy(line, 0, both, heldBack.length, line.length);
            heldBack = NONE;
            return both;
        }

        private byte[] unquoted() {
            boolean quoted = aheadBegins && QUOTED.matcher(text(ahead)).matches();
            return quoted ? Arrays.copyOfRange(ahead, 1, ahead.length) : ahead;
        }
    }
}
