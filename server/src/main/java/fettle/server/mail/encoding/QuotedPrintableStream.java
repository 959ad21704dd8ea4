package fettle.server.mail.encoding;

import java.io.IOException;
import java.io.InputStream;

/// Quoted-printable as it comes: an equals sign that begins nothing is an equals sign, blanks at the end of a
/// line are the transport's and go.
final class QuotedPrintableStream extends DecodedStream {

    private static final int SOFT_LINE_END = -2;
    private static final int MOST_BLANKS = 1000;

    /// Encoded bytes that were looked at too early, the next one on top.
    private final int[] pushedBack = new int[3];

    private int pushedBackCount;

    /// Blanks that turned out to stand within a line.
    private final byte[] blanks = new byte[MOST_BLANKS];

    private int blanksAt;
    private int blanksEnd;

    private final boolean keepsBlanks;

    /// @param keepsBlanks whether blanks at the end of a line mean something, as they do in flowed text
    QuotedPrintableStream(InputStream encoded, boolean keepsBlanks) {
        super(encoded);
        this.keepsBlanks = keepsBlanks;
    }

    @Override
    int decode() throws IOException {
        if (blanksAt < blanksEnd) {
            return blanks[blanksAt++];
        }
        int decoded = SOFT_LINE_END;
        while (decoded == SOFT_LINE_END) {
            int c = take();
            if (c == ' ' || c == '\t') {
                gatherBlanks(c);
                return blanksEnd > 0 ? blanks[blanksAt++] : take();
            }
            decoded = c == '=' ? afterEquals() : c;
        }
        return decoded;
    }

    private int take() throws IOException {
        return pushedBackCount > 0 ? pushedBack[--pushedBackCount] : next();
    }

    private void pushBack(int c) {
        pushedBack[pushedBackCount++] = c;
    }

    /// Blanks count unless the line ends after them.
    private void gatherBlanks(int first) throws IOException {
        blanksAt = 0;
        blanksEnd = 0;
        int c = first;
        while ((c == ' ' || c == '\t') && blanksEnd < MOST_BLANKS) {
            blanks[blanksEnd++] = (byte) c;
            c = take();
        }
        pushBack(c);
        if (isLineEnd(c) && !keepsBlanks) {
            blanksEnd = 0;
        }
    }

    private static boolean isLineEnd(int c) {
        return c == '\r' || c == '\n' || c < 0;
    }

    /// The byte that an equals sign stands for.
    private int afterEquals() throws IOException {
        int first = take();
        if (first == ' ' || first == '\t') {
            gatherBlanks(first);
            first = take();
            if (!isLineEnd(first)) {
                pushBack(first);
                return '=';
            }
        }
        if (isLineEnd(first)) {
            skipLineFeed(first);
            return SOFT_LINE_END;
        }
        int second = take();
        int value = second < 0 ? -1 : Hex.pair((byte) first, (byte) second);
        if (value < 0) {
            pushBack(second);
            pushBack(first);
        }
        return value < 0 ? '=' : value;
    }

    private void skipLineFeed(int lineEnd) throws IOException {
        int after = lineEnd == '\r' ? take() : '\n';
        if (after != '\n') {
            pushBack(after);
        }
    }
}
