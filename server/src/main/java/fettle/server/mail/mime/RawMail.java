package fettle.server.mail.mime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A message as it came over the wire: bytes in memory, or a file that is mapped and never read into the heap.
public final class RawMail {

    /// More of a file is never looked at: far above the largest message that is taken.
    private static final long MOST_MAPPED = 256L << 20;

    private final ByteBuffer bytes;

    private RawMail(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    public static RawMail of(byte[] bytes) {
        return new RawMail(ByteBuffer.wrap(bytes));
    }

    public static RawMail inFile(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new RawMail(channel.map(FileChannel.MapMode.READ_ONLY, 0, Math.min(channel.size(), MOST_MAPPED)));
        }
    }

    public int size() {
        return bytes.limit();
    }

    public InputStream open() {
        return open(0, size());
    }

    /// The bytes from `from` up to but without `to`, read where they lie.
    public InputStream open(int from, int to) {
        return new BufferStream(bytes.slice(from, to - from));
    }

    public byte[] bytes(int from, int to) {
        byte[] copy = new byte[to - from];
        bytes.get(from, copy);
        return copy;
    }

    byte at(int position) {
        return bytes.get(position);
    }

    /// Where the line that starts at `from` ends: the position after its line feed, or `to`.
    int nextLine(int from, int to) {
        int position = from;
        while (position + Long.BYTES <= to && !hasLineFeed(bytes.getLong(position))) {
            position += Long.BYTES;
        }
        while (position < to) {
            if (bytes.get(position++) == '\n') {
                return position;
            }
        }
        return to;
    }

    /// Whether one of the eight bytes is a line feed: with it taken from each byte, one is zero.
    private static boolean hasLineFeed(long eight) {
        long less = eight ^ 0x0a0a0a0a0a0a0a0aL;
        return ((less - 0x0101010101010101L) & ~less & 0x8080808080808080L) != 0;
    }

    /// The end of the text of a line, without the line feed and the carriage returns before it.
    int textEnd(int lineFrom, int nextLine) {
        int end = nextLine;
        if (end > lineFrom && bytes.get(end - 1) == '\n') {
            end--;
        }
        while (end > lineFrom && bytes.get(end - 1) == '\r') {
            end--;
        }
        return end;
    }

    private static final class BufferStream extends InputStream {

        private final ByteBuffer left;

        BufferStream(ByteBuffer left) {
            this.left = left;
        }

        @Override
        public int read() {
            return left.hasRemaining() ? left.get() & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            if (!left.hasRemaining()) {
                return -1;
            }
            int count = Math.min(length, left.remaining());
            left.get(into, offset, count);
            return count;
        }

        @Override
        public int available() {
            return left.remaining();
        }
    }
}
