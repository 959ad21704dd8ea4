package fettle.server.mail.encoding;

/// Tells whether bytes are what they are called when they are called UTF-8.
final class Utf8 {

    private Utf8() {}

    static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    /// Whether most of the characters beyond ASCII are no UTF-8. A text that was cut inside a character, or has
    /// halves of surrogate pairs (as some Java programs write), is UTF-8 all the same.
    static boolean isRatherNot(byte[] bytes) {
        int good = 0;
        int bad = 0;
        for (int i = 0; i < bytes.length; ) {
            int length = length(bytes, i);
            if (length > 1) {
                good++;
            } else if (length == 0) {
                bad++;
            }
            i += Math.max(1, length);
        }
        return bad > good;
    }

    /// How many bytes the character has that begins at `at`; 0 when none does.
    private static int length(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        if (first < 0x80) {
            return 1;
        }
        int length = first >= 0xf0 && first < 0xf5 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
        if (first >= 0xf5 || at + length > bytes.length) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}
