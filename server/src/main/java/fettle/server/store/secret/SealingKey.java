package fettle.server.store.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/// The key of this installation: it seals passwords in the database, and from it come the keys that sign.
///
/// Each purpose has a key of its own, so that nothing signed for one counts for another.
public final class SealingKey {

    static final int LENGTH = 32;

    private static final String VERSION = "1.";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;

    private final byte[] master;
    private final SecretKey sealing;
    private final SecureRandom random = new SecureRandom();

    SealingKey(byte[] master) {
        if (master.length != LENGTH) {
            throw new IllegalArgumentException("A sealing key has " + LENGTH + " bytes, not " + master.length);
        }
        this.master = master.clone();
        this.sealing = derived("AES", "seal");
    }

    /// The secret in a form that only this key opens, and only as what it was sealed for.
    ///
    /// @param place the table, column and row that it is for, such as `mailbox.password:42`
    public String seal(String place, Secret secret) {
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        byte[] plain = secret.reveal().getBytes(StandardCharsets.UTF_8);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(plain);
            ByteBuffer both =
                    ByteBuffer.allocate(NONCE_LENGTH + sealed.length).put(nonce).put(sealed);
            return VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(both.array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Opens what `seal` made for the same place.
    public Secret open(String place, String sealed) {
        if (!sealed.startsWith(VERSION)) {
            throw new WrongKey(place);
        }
        try {
            byte[] both = Base64.getUrlDecoder().decode(sealed.substring(VERSION.length()));
            byte[] nonce = Arrays.copyOf(both, NONCE_LENGTH);
            byte[] plain =
                    cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(both, NONCE_LENGTH, both.length - NONCE_LENGTH);
            return new Secret(new String(plain, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw (WrongKey) new WrongKey(place).initCause(e);
        }
    }

    public Signer signer(String purpose) {
        return new Signer(derived("HmacSHA256", "sign:" + purpose));
    }

    /// A key of its own for a purpose, for those who sign by themselves.
    public byte[] keyFor(String purpose) {
        return derived("HmacSHA256", "key:" + purpose).getEncoded();
    }

    /// What was sealed by another key, for another place, or changed since.
    public static final class WrongKey extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WrongKey(String place) {
            super("What is sealed for " + place + " does not open with this key");
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private SecretKey derived(String algorithm, String purpose) {
        try {
            var parameters = HKDFParameterSpec.ofExtract()
                    .addIKM(master)
                    .thenExpand(("fettle " + purpose).getBytes(StandardCharsets.UTF_8), LENGTH);
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK 25 has HKDF", e);
        }
    }
}
