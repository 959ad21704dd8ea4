package fettle.server.signin.secret;

import com.password4j.Argon2Function;
import com.password4j.BadParametersException;
import com.password4j.Password;
import fettle.server.store.secret.Signer;
import fettle.web.Refusal;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Hashes passwords by Argon2id, two at a time: a hash costs much of a tenth of a second of one core and 19 MB, and
/// virtual threads that compute are not interrupted, so a flood of sign-ins would stop every page.
///
/// What is hashed is the password under the server's own key: a stolen database alone can't be tried against a list.
public final class Passwords implements AutoCloseable {

    /// Nothing longer is ever hashed.
    public static final int LONGEST = 256;

    private static final int THREADS = 2;
    private static final int QUEUE = 20;
    private static final int KIBIBYTES = 19_456;
    private static final String PREFIX = "$argon2id$v=19$m=" + KIBIBYTES + ",t=2,p=1$";

    private final Signer pepper;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS, THREADS, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), Passwords::thread);
    private final String nobodys;

    /// Passwords under the server's own key.
    ///
    /// @param pepper signs by the server's own key, which is kept apart from the data
    public Passwords(Signer pepper) {
        threads.allowCoreThreadTimeOut(true);
        this.pepper = pepper;
        this.nobodys = nobodysHash();
    }

    public String hash(String password) {
        return await(() -> Password.hash(peppered(password))
                .addRandomSalt(16)
                .with(OneUse.argon2(KIBIBYTES))
                .getResult());
    }

    /// Compares, and takes as long over somebody who does not exist as over somebody who does.
    public boolean matches(String password, Optional<String> hash) {
        String bounded = password.length() > LONGEST ? "" : password;
        return await(() -> check(bounded, hash.orElse(nobodys))) && hash.isPresent() && !bounded.isEmpty();
    }

    /// Whether the hash was made with less effort than we make now.
    public boolean outdated(String hash) {
        return !hash.startsWith(PREFIX);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private boolean check(String password, String hash) {
        try {
            return Password.check(peppered(password), hash).with(function(hash));
        } catch (BadParametersException damaged) {
            return false;
        }
    }

    private Argon2Function function(String hash) {
        return outdated(hash) ? Argon2Function.getInstanceFromHash(hash) : OneUse.argon2(KIBIBYTES);
    }

    private String peppered(String password) {
        return pepper.sign(Normalizer.normalize(password, Normalizer.Form.NFKC));
    }

    /// A hash in the right form that no password has; made from random bytes, so that the start need not wait for
    /// one.
    private static String nobodysHash() {
        var random = new SecureRandom();
        byte[] salt = new byte[16];
        byte[] hash = new byte[32];
        random.nextBytes(salt);
        random.nextBytes(hash);
        var base64 = Base64.getEncoder().withoutPadding();
        return PREFIX + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    private <T> T await(Callable<T> work) {
        try {
            Future<T> result = threads.submit(work);
            return result.get(20, TimeUnit.SECONDS);
        } catch (RejectedExecutionException full) {
            throw new Refusal.Unavailable("signin.busy");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refusal.Unavailable("signin.busy");
        } catch (TimeoutException slow) {
            throw new Refusal.Unavailable("signin.busy");
        } catch (ExecutionException failure) {
            throw new IllegalStateException("A password could not be hashed", failure.getCause());
        }
    }

    private static Thread thread(Runnable work) {
        return Thread.ofPlatform().name("password").daemon(true).unstarted(work);
    }
}
