package fettle.server.mail.encoding;

import java.io.IOException;
import java.io.InputStream;

/// A stream that makes decoded bytes out of encoded ones, a few at a time.
abstract class DecodedStream extends InputStream {

    private final InputStream encoded;
    private final byte[] block = new byte[8192];
    private int blockAt;
    private int blockEnd;

    DecodedStream(InputStream encoded) {
        this.encoded = encoded;
    }

    /// The next byte of the source, -1 at its end.
    final int next() throws IOException {
        if (blockAt >= blockEnd) {
            blockEnd = encoded.read(block, 0, block.length);
            blockAt = 0;
            if (blockEnd <= 0) {
                blockEnd = 0;
                return -1;
            }
        }
        return block[blockAt++] & 0xff;
    }

    /// The next decoded byte, -1 at the end.
    abstract int decode() throws IOException;

    @Override
    public final int read() throws IOException {
        return decode();
    }

    @Override
    public final int read(byte[] into, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int b = decode();
            if (b < 0) {
                return count == 0 ? -1 : count;
            }
            into[offset + count++] = (byte) b;
        }
        return count;
    }

    @Override
    public final void close() throws IOException {
        encoded.close();
    }
}
