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

    private void run(Account account, Watching watching) {
        try {
            watching.watch(account, () -> progressAt = System.nanoTime());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
