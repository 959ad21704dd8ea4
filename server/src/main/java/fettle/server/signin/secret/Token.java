package fettle.server.signin.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// A secret of 256 random bits that its holder shows to us. We keep its hash alone, so that a copy of the
/// database opens no door.
public record Token(String secret) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final int LONGEST = 200;

    public static Token random() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    public String hash() {
        return hash(secret);
    }

    /// Whatever is shown to us has a hash; what is too long to be a token of ours shares the one of the
    /// empty text, which no token has.
    public static String hash(String shown) {
        String bounded = shown.length() > LONGEST ? "" : shown;
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bounded.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "Token[***]";
    }
}
