package fettle.server.mail;

import fettle.server.mail.body.Digest;
import fettle.server.mail.mime.RawMail;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.HexFormat;

/// The hash of a message's bytes as they came, with line ends made alike, because transports change those:
/// CRLF, CR and LF count the same, and line ends at the very end do not count.
public final class RawHash {

    private static final int PIECE = 16_384;

    private final MessageDigest digest = Digest.newSha256();
    private final byte[] out = new byte[PIECE];
    private int length;
    private int lineEnds;
    private boolean afterReturn;

    private RawHash() {}

    public static String of(RawMail raw) {
        var hash = new RawHash();
        byte[] piece = new byte[PIECE];
        try (InputStream content = raw.open()) {
            for (int count = content.read(piece); count >= 0; count = content.read(piece)) {
                for (int i = 0; i < count; i++) {
                    hash.take(piece[i]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Reading a message failed", e);
        }
        return hash.finished();
    }

    private void take(byte b) {
        boolean secondOfPair = b == '\n' && afterReturn;
        afterReturn = b == '\r';
        if (b != '\r' && b != '\n') {
            for (; lineEnds > 0; lineEnds--) {
                put((byte) '\n');
            }
            put(b);
        } else if (!secondOfPair) {
            lineEnds++;
        }
    }

    private void put(byte b) {
        out[length++] = b;
        if (length == PIECE) {
            digest.update(out);
            length = 0;
        }
    }

    private String finished() {
        digest.update(out, 0, length);
        return HexFormat.of().formatHex(digest.digest());
    }
}
