package fettle.server.store;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/// Runs a transaction again when the database gave it up in favour of another one: a deadlock, a lock that took too
/// long, a serialisation failure. At most three more times, each after a short wait of random length.
final class Retry {

    private static final int MORE = 3;
    private static final int LONGEST_WAIT_MS = 40;

    private Retry() {}

    static <T> T onConflict(Supplier<T> transaction) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.get();
            } catch (RuntimeException failure) {
                if (attempt > MORE || !SqlFailure.isGivenUp(failure) || !pause(attempt)) {
                    throw failure;
                }
            }
        }
    }

    /// False when the thread is to end, so that the failure is told at once.
    private static boolean pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(LONGEST_WAIT_MS * attempt) + 1);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
