package fettle.server.mail.transport;

import java.time.Duration;

/// The thread that watches one mailbox, and when something last moved on it.
///
/// Interrupting it closes the socket that it reads from, since it is a virtual thread.
final class MailboxThread {

    /// What the thread does until it is interrupted.
    interface Watching {
        void watch(Account account, Runnable progress) throws InterruptedException;
    }

    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final Thread thread;
    private volatile long progressAt = System.nanoTime();

    MailboxThread(Account account, Watching watching) {
        thread = Thread.ofVirtual().name("mailbox " + account).start(() -> run(account, watching));
    }

    boolean isStuck(Duration noProgress) {
        return System.nanoTime() - progressAt > noProgress.toNanos();
    }

    void interrupt() {
        thread.interrupt();
    }

    /// Waits until it has ended, since what it writes to may be closed next.
    void join() throws InterruptedException {
        if (!thread.join(LAST_WORDS)) {
            System.getLogger(MailboxThread.class.getName())
                    .log(System.Logger.Level.WARNING, thread.getName() + " does not end");
        }
    }

    private void run(Account account, Watching watching) {
        try {
            watching.watch(account, () -> progressAt = System.nanoTime());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
