package fettle.server.signin.secret;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Argon2id, its hashes written as the reference program writes them: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. The
/// working memory goes with the call.
///
/// @param kibibytes how much memory a new hash takes
/// @param iterations how often it goes over that memory
record Argon2id(int kibibytes, int iterations) {

    private static final Pattern ENCODED = Pattern.compile("\\$argon2id\\$v=19"
            + "\\$m=([1-9]\\d{1,4}),t=([1-9]),p=([1-4])\\$([A-Za-z0-9+/]{11,64})\\$([A-Za-z0-9+/]{16,86})");
    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    String hash(byte[] password) {
        byte[] salt = random(SALT);
        return encoded(salt, computed(password, parameters(kibibytes, iterations, 1, salt), HASH));
    }

    /// A hash in the right form that no password has.
    String nobodys() {
        return encoded(random(SALT), random(HASH));
    }

    /// How each hash begins that is made with this effort.
    String prefix() {
        return "$argon2id$v=19$m=" + kibibytes + ",t=" + iterations + ",p=1$";
    }

    /// Whether the hash was made of this password, with whatever effort; what is no such hash was not.
    static boolean matches(byte[] password, String hash) {
        Matcher parts = ENCODED.matcher(hash);
        if (!parts.matches()) {
            return false;
        }
        try {
            byte[] kept = Base64.getDecoder().decode(parts.group(5));
            return MessageDigest.isEqual(kept, computed(password, parameters(parts), kept.length));
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private String encoded(byte[] salt, byte[] hash) {
        var base64 = Base64.getEncoder().withoutPadding();
        return prefix() + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    private static byte[] computed(byte[] password, Argon2Parameters.Builder from, int length) {
        byte[] hash = new byte[length];
        var generator = new Argon2BytesGenerator();
        generator.init(from.build());
        generator.generateBytes(password, hash);
        return hash;
    }

    private static Argon2Parameters.Builder parameters(int kibibytes, int iterations, int lanes, byte[] salt) {
        return new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(kibibytes)
                .withIterations(iterations)
                .withParallelism(lanes)
                .withSalt(salt);
    }

    private static Argon2Parameters.Builder parameters(Matcher parts) {
        return parameters(
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                Base64.getDecoder().decode(parts.group(4)));
    }
}
