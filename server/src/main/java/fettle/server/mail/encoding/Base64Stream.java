package fettle.server.mail.encoding;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Base64 as it comes: line ends and foreign characters are passed over, padding is not waited for, and pieces
/// that were each padded and then put together are read through.
final class Base64Stream extends DecodedStream {

    private static final byte[] VALUES = values();

    private int bits;
    private int bitCount;

    Base64Stream(InputStream encoded) {
        super(encoded);
    }

    private static byte[] values() {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            values[alphabet.charAt(i)] = (byte) i;
        }
        return values;
    }

    @Override
    int decode() throws IOException {
        while (true) {
            int c = next();
            if (c < 0) {
                return -1;
            }
            if (c == '=') {
                bitCount = 0;
                bits = 0;
            } else if (VALUES[c] >= 0) {
                bits = (bits << 6 | VALUES[c]) & 0xffff;
                bitCount += 6;
                if (bitCount >= 8) {
                    bitCount -= 8;
                    return bits >> bitCount & 0xff;
                }
            }
        }
    }
}
