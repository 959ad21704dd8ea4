package fettle.server.mail.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import fettle.server.mail.imap.ImapAddress;
import fettle.server.mail.imap.ImapDialer;
import fettle.server.mail.imap.ImapTrouble;
import jakarta.mail.Flags;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailboxWatchTest {

    private static final MailboxWatch.Patience PATIENCE = new MailboxWatch.Patience(
            Duration.ofSeconds(30),
            Duration.ofMillis(200),
            Duration.ofSeconds(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(5));

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private final AccountBook book = new AccountBook();
    private final Pile pile = new Pile();
    private GreenMailUser help;
    private MailboxWatch watch;

    @BeforeEach
    void start() {
        server.start();
        help = server.setUser("help@fettle.test", "help", "secret");
        book.accounts.add(account(1, "secret"));
        watch = new MailboxWatch(ImapDialer.USUAL, book, pile, 10_000, PATIENCE);
    }

    @AfterEach
    void stop() {
        watch.close();
        server.stop();
    }

    @Test
    void fetchesWhatIsThereAndFlagsItOnlyThen() throws Exception {
        deliver("one");
        deliver("two");

        watch.start();

        waitUntil(() -> pile.taken.size() == 2);
        assertThat(pile.taken.getFirst()).contains("Subject: one");
        waitUntil(() -> seen() == 2);
    }

    @Test
    void hearsOfNewMailAtOnceWhileItIdles() throws Exception {
        watch.start();
        waitUntil(() -> book.working.contains(1L));
        Thread.sleep(500);

        deliver("news");

        waitUntil(() -> pile.taken.size() == 1);
    }

    @Test
    void missesNoMailThatComesWhileAnotherIsTaken() throws Exception {
        pile.meanwhile = () -> deliver("two");
        deliver("one");

        watch.start();

        waitUntil(() -> pile.taken.size() == 2);
    }

    @Test
    void takesAlsoWhatSomebodyElseHasRead() throws Exception {
        deliver("read");
        inbox().setFlags(new Flags(Flags.Flag.SEEN), true, inbox().getMessageUids()[0], null, true);

        watch.start();

        waitUntil(() -> pile.taken.size() == 1);
    }

    @Test
    void goesOnWhereItStoppedAfterARestart() throws Exception {
        deliver("one");
        watch.start();
        waitUntil(() -> book.positions.containsKey(1L));
        watch.close();
        deliver("two");

        watch = new MailboxWatch(ImapDialer.USUAL, book, pile, 10_000, PATIENCE);
        watch.start();

        waitUntil(() -> book.positions.get(1L).lastUid() == 2);
        assertThat(pile.taken).hasSize(2);
    }

    @Test
    void readsAllAgainWhenTheFolderIsAnotherOne() throws Exception {
        deliver("one");
        book.positions.put(1L, new Accounts.Position(1, 4_711));

        watch.start();

        waitUntil(() -> pile.taken.size() == 1);
    }

    @Test
    void doesNotFetchWhatIsTooLarge() throws Exception {
        deliver("x".repeat(100), "y".repeat(80) + "\r\n" + "z".repeat(20_000));

        watch.start();

        waitUntil(() -> pile.tooLarge.size() == 1);
        assertThat(pile.taken).isEmpty();
        assertThat(pile.tooLarge.getFirst()).contains("Subject: xxx").doesNotContain("zzz");
    }

    @Test
    void tellsWhenTheLoginFailsAndTheOthersGoOn() throws Exception {
        book.accounts.add(account(2, "wrong"));
        deliver("one");

        watch.start();

        waitUntil(() -> book.troubles.get(2L) == ImapTrouble.PASSWORD);
        waitUntil(() -> pile.taken.size() == 1);
        waitUntil(() -> book.working.contains(1L));
    }

    @Test
    void triesAgainWhatCouldNotBeStored() throws Exception {
        pile.full = true;
        deliver("one");
        watch.start();
        waitUntil(() -> book.troubles.get(1L) == ImapTrouble.OTHER);
        assertThat(seen()).isZero();

        pile.full = false;

        waitUntil(() -> pile.taken.size() == 1);
    }

    private void deliver(String subject) {
        deliver(subject, "Hello");
    }

    private void deliver(String subject, String body) {
        help.deliver(GreenMailUtil.createTextEmail(
                "help@fettle.test",
                "ann@acme.test",
                subject,
                body,
                server.getImap().getServerSetup()));
    }

    private long seen() {
        return inbox().getMessages().stream()
                .filter(message -> message.getFlags().contains(Flags.Flag.SEEN))
                .count();
    }

    private com.icegreen.greenmail.store.MailFolder inbox() {
        ImapHostManager manager = server.getManagers().getImapHostManager();
        try {
            return manager.getInbox(help);
        } catch (com.icegreen.greenmail.store.FolderException e) {
            throw new AssertionError(e);
        }
    }

    private Account account(long mailboxId, String password) {
        book.passwords.put(mailboxId, password);
        return new Account(
                mailboxId,
                "help@fettle.test",
                new ImapAddress("127.0.0.1", server.getImap().getPort(), false),
                "help",
                Accounts.FirstRead.ALL,
                Accounts.Folders.NONE,
                1);
    }

    private static void waitUntil(BooleanSupplier condition) throws InterruptedException {
        for (int round = 0; round < 2_000; round++) {
            if (condition.getAsBoolean()) {
                return;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("It did not happen within 20 seconds");
    }

    /// Where mails end up.
    private static final class Pile implements Receiver {

        private final List<String> taken = Collections.synchronizedList(new ArrayList<>());
        private final List<String> tooLarge = Collections.synchronizedList(new ArrayList<>());
        private volatile boolean full;
        private volatile Runnable meanwhile = () -> {};

        @Override
        public Optional<Long> mailboxOf(String address) {
            return Optional.of(1L);
        }

        @Override
        public long receive(Arrival arrival, InputStream raw) throws IOException {
            if (full) {
                throw new IOException("disk full");
            }
            taken.add(new String(raw.readAllBytes(), StandardCharsets.ISO_8859_1));
            Runnable once = meanwhile;
            meanwhile = () -> {};
            once.run();
            return taken.size();
        }

        @Override
        public long receiveHeaderOnly(Arrival arrival, InputStream header, long size) throws IOException {
            tooLarge.add(new String(header.readAllBytes(), StandardCharsets.ISO_8859_1));
            return 1;
        }

        @Override
        public long receiveWithheld(Arrival arrival, InputStream header, long size) {
            throw new AssertionError("GreenMail hands over what it has");
        }

        @Override
        public long receiveGone(Arrival arrival) {
            throw new AssertionError("Nobody removes anything");
        }
    }
}
