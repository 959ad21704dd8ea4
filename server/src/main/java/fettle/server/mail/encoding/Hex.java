package fettle.server.mail.encoding;

/// Reads the two digits of an encoded byte.
public final class Hex {

    private Hex() {}

    /// The byte that the digits stand for, or -1 when they are none.
    public static int pair(byte high, byte low) {
        int h = Character.digit(high, 16);
        int l = Character.digit(low, 16);
        return h < 0 || l < 0 ? -1 : h << 4 | l;
    }
}
