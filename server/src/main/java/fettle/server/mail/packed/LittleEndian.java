package fettle.server.mail.packed;

import java.util.Arrays;

/// Bytes whose numbers begin with their lowest byte, read from the front; reading beyond their end is a `Broken`.
final class LittleEndian {

    /// The bytes are not what they claim to be.
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1;

        Broken(String message) {
            super(message);
        }
    }

    private final byte[] bytes;
    private final int end;
    private int position;

    LittleEndian(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private LittleEndian(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.position = from;
        this.end = end;
    }

    boolean hasMore(int count) {
        return end - position >= count;
    }

    int u8() throws Broken {
        return bytes[advance(1)] & 0xff;
    }

    int u16() throws Broken {
        return u8() | u8() << 8;
    }

    int i32() throws Broken {
        return u16() | u16() << 16;
    }

    /// A length that fits what is left.
    int length() throws Broken {
        int length = i32();
        if (length < 0 || length > end - position) {
            throw new Broken("There are no " + length + " bytes any more");
        }
        return length;
    }

    void skip(int count) throws Broken {
        advance(count);
    }

    /// The next bytes, which are read on their own, where they lie.
    LittleEndian piece(int length) throws Broken {
        int from = advance(length);
        return new LittleEndian(bytes, from, from + length);
    }

    byte[] rest() {
        return Arrays.copyOfRange(bytes, position, end);
    }

    private int advance(int count) throws Broken {
        if (count < 0 || count > end - position) {
            throw new Broken("There are no " + count + " bytes any more");
        }
        int from = position;
        position += count;
        return from;
    }
}
