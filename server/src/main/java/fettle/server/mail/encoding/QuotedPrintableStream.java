package fettle.server.mail.encoding;

import java.io.IOException;
import java.io.InputStream;

/// Quoted-printable as it comes: an equals sign that begins nothing is an equals sign, blanks at the end of a line are
/// the transport's and go.
final class QuotedPrintableStream extends DecodedStream {

    private static final int NONE = -2;

    private static final int MOST_BLANKS = 1000;

    private final byte[] ready = new byte[MOST_BLANKS + 4];
    private int readyAt;
    private int readyEnd;
    private int pushedBack = NONE;

    QuotedPrintableStream(InputStream encoded) {
        super(encoded);
    }

    @Override
    int decode() throws IOException {
        if (readyAt < readyEnd) {
            return ready[readyAt++] & 0xff;
        }
        while (true) {
            int c = take();
            if (c == ' ' || c == '\t') {
                return afterBlanks(c);
            }
            if (c != '=') {
                return c;
            }
            int decoded = afterEquals();
            if (decoded != NONE) {
                return decoded;
            }
        }
    }

    private int take() throws IOException {
        int c = pushedBack;
        if (c == NONE) {
            return next();
        }
        pushedBack = NONE;
        return c;
    }

    /// Blanks count unless the line ends after them.
    private int afterBlanks(int first) throws IOException {
        readyAt = 0;
        readyEnd = 0;
        int c = first;
        while ((c == ' ' || c == '\t') && readyEnd < MOST_BLANKS) {
            ready[readyEnd++] = (byte) c;
            c = take();
        }
        pushedBack = c;
        if (c == '\r' || c == '\n' || c < 0) {
            readyEnd = 0;
        }
        return decode();
    }

    /// The byte that an equals sign stands for, or NONE for a soft line end.
    private int afterEquals() throws IOException {
        int first = take();
        if (first == '\n') {
            return NONE;
        }
        if (first == '\r') {
            int after = take();
            pushedBack = after == '\n' ? NONE : after;
            return NONE;
        }
        if (first == ' ' || first == '\t') {
            return softEndAfterBlanks(first);
        }
        int second = first < 0 ? -1 : take();
        int value = second < 0 ? -1 : Hex.pair((byte) first, (byte) second);
        if (value >= 0) {
            return value;
        }
        giveBack(first, second);
        return '=';
    }

    private int softEndAfterBlanks(int first) throws IOException {
        int c = first;
        int blanks = 0;
        while ((c == ' ' || c == '\t') && blanks++ < MOST_BLANKS) {
            c = take();
        }
        if (c == '\r') {
            c = take();
        }
        if (c == '\n' || c < 0) {
            return NONE;
        }
        pushedBack = c;
        ready[0] = ' ';
        readyAt = 0;
        readyEnd = 1;
        return '=';
    }

    private void giveBack(int first, int second) {
        readyAt = 0;
        readyEnd = 0;
        if (first >= 0 && second >= 0 && (second == '=' || second == '\r' || second == '\n')) {
            ready[readyEnd++] = (byte) first;
            pushedBack = second;
            return;
        }
        for (int c : new int[] {first, second}) {
            if (c >= 0) {
                ready[readyEnd++] = (byte) c;
            }
        }
    }
}
