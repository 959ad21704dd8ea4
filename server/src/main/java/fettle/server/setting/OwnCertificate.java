package fettle.server.setting;

import io.helidon.common.configurable.Resource;
import io.helidon.common.pki.Keys;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// The certificate that the server shows to whoever connects, with its private key: from two files in PEM, or from one
/// in PKCS#12. Files that don't fit are found out when the server starts, not when the first browser comes.
final class OwnCertificate {

    private static final byte[] SOMETHING = {1};

    private OwnCertificate() {}

    /// @param password of the key, blank when it has none
    static SSLContext ofPem(Path chain, Path key, String password) throws GeneralSecurityException {
        try {
            Keys keys = Keys.builder()
                    .pem(pem -> {
                        pem.certChain(Resource.create(chain)).key(Resource.create(key));
                        if (!password.isEmpty()) {
                            pem.keyPassphrase(password);
                        }
                    })
                    .build();
            PrivateKey secret = keys.privateKey().orElseThrow(() -> new GeneralSecurityException("no private key"));
            return context(secret, keys.certChain());
        } catch (IllegalArgumentException | IllegalStateException | SecurityException unreadable) {
            throw new GeneralSecurityException(unreadable);
        }
    }

    static SSLContext ofPkcs12(Path file, String password) throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password.toCharArray());
        } catch (IOException unreadable) {
            throw new GeneralSecurityException(unreadable);
        }
        for (String alias : Collections.list(store.aliases())) {
            if (store.getKey(alias, password.toCharArray()) instanceof PrivateKey secret) {
                List<X509Certificate> chain = Arrays.stream(store.getCertificateChain(alias))
                        .map(X509Certificate.class::cast)
                        .toList();
                return context(secret, chain);
            }
        }
        throw new GeneralSecurityException("no private key");
    }

    private static SSLContext context(PrivateKey key, List<X509Certificate> chain) throws GeneralSecurityException {
        if (chain.isEmpty() || !isPair(key, chain.getFirst())) {
            throw new GeneralSecurityException("the key is not that of the certificate");
        }
        char[] password = {};
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, password);
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
        store.setKeyEntry("own", key, password, chain.toArray(X509Certificate[]::new));
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static boolean isPair(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        Signature signing = Signature.getInstance(algorithm);
        signing.initSign(key);
        signing.update(SOMETHING);
        Signature checking = Signature.getInstance(algorithm);
        checking.initVerify(certificate);
        checking.update(SOMETHING);
        return certificate.getPublicKey().getAlgorithm().equals(key.getAlgorithm()) && checking.verify(signing.sign());
    }
}
