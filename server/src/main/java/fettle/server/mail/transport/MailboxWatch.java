package fettle.server.mail.transport;

import fettle.server.mail.imap.ImapDialer;
import fettle.server.mail.imap.ImapTrouble;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Fetches mail from all mailboxes, each on a thread of its own, so that a broken one holds up no other.
public final class MailboxWatch implements AutoCloseable {

    /// How patient the watch is.
    ///
    /// @param pollEvery the longest time between two looks, also when the server falls silent
    /// @param firstRetry how long it waits after the first failure; twice as long after each further one
    /// @param lastRetry the longest wait between two tries, and the time between two failed logins
    /// @param askAgain how long it waits before it asks again for a message that a server did not hand over
    /// @param noProgress after which a connection on which nothing moves is cut; longer than any wait
    public record Patience(
            Duration pollEvery, Duration firstRetry, Duration lastRetry, Duration askAgain, Duration noProgress) {

        public static final Patience USUAL = new Patience(
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofHours(1),
                Duration.ofHours(3));
    }

    private static final Duration LOOK_FOR_CHANGES = Duration.ofSeconds(5);

    private final ImapDialer dialer;
    private final Accounts accounts;
    private final Receiver receiver;
    private final long maxBytes;
    private final Patience patience;
    private final Map<Account, MailboxThread> running = new HashMap<>();
    private final Thread supervisor = Thread.ofVirtual().name("mailboxes").unstarted(this::supervise);

    public MailboxWatch(ImapDialer dialer, Accounts accounts, Receiver receiver, long maxBytes, Patience patience) {
        this.dialer = dialer;
        this.accounts = accounts;
        this.receiver = receiver;
        this.maxBytes = maxBytes;
        this.patience = patience;
    }

    public void start() {
        supervisor.start();
    }

    @Override
    public void close() {
        supervisor.interrupt();
        try {
            supervisor.join();
            running.values().forEach(MailboxThread::interrupt);
            for (MailboxThread thread : running.values()) {
                thread.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Starts what was added, ends what was removed or changed, and cuts connections on which nothing moves any
    /// more.
    private void supervise() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                follow(accounts.watched());
                Thread.sleep(LOOK_FOR_CHANGES);
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException failure) {
                System.getLogger(MailboxWatch.class.getName())
                        .log(System.Logger.Level.ERROR, "The list of mailboxes could not be read", failure);
                pause();
            }
        }
    }

    private void follow(List<Account> wanted) {
        running.entrySet().removeIf(entry -> {
            boolean goes = !wanted.contains(entry.getKey()) || entry.getValue().isStuck(patience.noProgress());
            if (goes) {
                entry.getValue().interrupt();
            }
            return goes;
        });
        for (Account account : wanted) {
            running.computeIfAbsent(account, this::begin);
        }
    }

    private MailboxThread begin(Account account) {
        return new MailboxThread(account, this::watch);
    }

    private void watch(Account account, Runnable progress) throws InterruptedException {
        var wait = new BackOff(patience);
        var hands = new MailboxFolder.Hands(accounts, receiver, maxBytes, new Stumbles(), progress);
        while (true) {
            try (MailboxFolder folder = MailboxFolder.open(account, dialer, hands)) {
                follow(account, folder, wait, progress);
            } catch (IOException | RuntimeException failure) {
                endIfInterrupted();
                accounts.failed(account.mailboxId(), failure);
                if (ImapTrouble.of(failure).isAboutTheLogin()) {
                    wait.atItsLongest();
                }
            }
            progress.run();
            Thread.sleep(wait.next());
        }
    }

    /// Being interrupted closes the socket, which looks like trouble with the server and is none.
    private static void endIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private void follow(Account account, MailboxFolder folder, BackOff wait, Runnable progress)
            throws IOException, InterruptedException {
        var filing = new MailFiling(account, folder.inbox(), accounts);
        while (true) {
            folder.fetch();
            folder.askAgain(patience.askAgain());
            accounts.works(account.mailboxId(), filing.file());
            wait.atItsShortest();
            progress.run();
            folder.inbox().await(patience.pollEvery());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_FOR_CHANGES);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
