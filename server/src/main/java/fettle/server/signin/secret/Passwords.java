package fettle.server.signin.secret;

import fettle.server.store.secret.Signer;
import fettle.web.Refusal;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
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
    private static final Argon2id EFFORT = new Argon2id(19_456, 2);

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
        this.nobodys = EFFORT.nobodys(); // never computed, so that the start need not wait for it
    }

    public String hash(String password) {
        return await(() -> EFFORT.hash(peppered(password)));
    }

    /// Compares, and takes as long over somebody who does not exist as over somebody who does.
    public boolean matches(String password, Optional<String> hash) {
        String bounded = password.length() > LONGEST ? "" : password;
        return await(() -> Argon2id.matches(peppered(bounded), hash.orElse(nobodys)))
                && hash.isPresent()
                && !bounded.isEmpty();
    }

    /// Whether the hash was made with less effort than we make now.
    public boolean outdated(String hash) {
        return !hash.startsWith(EFFORT.prefix());
    }

    @Override
    public void close() {
        threads.shutdownNow();
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

    private byte[] peppered(String password) {
        return pepper.sign(Normalizer.normalize(password, Normalizer.Form.NFKC)).getBytes(StandardCharsets.UTF_8);
    }

    private static Thread thread(Runnable work) {
        return Thread.ofPlatform().name("password").daemon(true).unstarted(work);
    }
}
