package fettle.server.intake.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fettle.server.mail.imap.Dovecot;
import fettle.server.mail.imap.ImapDialer;
import fettle.server.mail.imap.ImapPeer;
import fettle.server.mail.transport.Accounts;
import fettle.server.mail.transport.MailboxWatch;
import fettle.server.setting.TestCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Mail from a real IMAP server: Debian's dovecot-imapd, which `bin/check` installs.
@Tag("once")
class DovecotTest {

    /// Looks by itself so seldom that only IDLE can tell of new mail in time.
    private static final MailboxWatch.Patience PATIENCE = new MailboxWatch.Patience(
            Duration.ofSeconds(50),
            Duration.ofMillis(50),
            Duration.ofSeconds(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(5));

    @TempDir
    Path folder;

    private Dovecot server;
    private FetchingDesk desk;
    private Mailbox mailbox;

    @BeforeAll
    static void onlyWhereItIs() {
        assumeTrue(Dovecot.isInstalled(), "dovecot-imapd is not installed: bin/check does so");
    }

    @BeforeEach
    void open() throws IOException {
        TestCertificate certificate = TestCertificate.in(folder);
        server = new Dovecot(folder.resolve("dovecot"), certificate);
        desk = new FetchingDesk(folder, new ImapDialer(() -> certificate.trust().getSocketFactory()), PATIENCE);
        server.addFolder("Done");
        var folders = new Accounts.Folders(Optional.of("Done"), Optional.empty(), Optional.empty());
        mailbox = desk.mailbox(
                new Mailbox.Imap(
                        "localhost", server.securePort(), ImapPeer.USER, true, Accounts.FirstRead.ALL, folders),
                Dovecot.PASSWORD);
    }

    @AfterEach
    void close() {
        desk.close();
        server.close();
    }

    @Test
    void fetchesAndFlagsAndMovesOverTls() throws Exception {
        server.deliver(FetchFaultsTest.mail("one"));
        server.deliver(FetchFaultsTest.mail("one"));

        desk.start();

        desk.untilDecided(mailbox, 2);
        desk.everyMailIsOneThing(mailbox, 1);
        server.deliver(FetchFaultsTest.mail("so that it looks again"));
        desk.until(() -> count("Done") >= 1);
        assertThat(server.count("", flags -> flags.contains("S")))
                .as("the duplicate stays")
                .isGreaterThanOrEqualTo(1);
    }

    @Test
    void hearsOfNewMailAtOnce() throws Exception {
        desk.start();
        desk.until(() -> desk.now(mailbox).state().isPresent());
        Thread.sleep(500);

        long before = System.nanoTime();
        server.deliver(FetchFaultsTest.mail("news"));

        desk.untilDecided(mailbox, 1);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void takesNothingTwiceWhenItsNumbersChange() throws Exception {
        server.deliver(FetchFaultsTest.mail("one"));
        server.deliver(FetchFaultsTest.mail("nobody").replace("From: Ann Able <ann@acme.test>\r\n", ""));
        desk.start();
        desk.untilDecided(mailbox, 2);
        long validity = desk.ledger(mailbox).getFirst().validity();

        server.stop();
        server.forgetNumbers();
        server.start();
        server.deliver(FetchFaultsTest.mail("three"));

        desk.until(() -> desk.ledger(mailbox).stream().anyMatch(line -> line.validity() != validity));
        desk.until(() -> desk.count(mailbox, "OPENED") == 2);
        desk.everyMailIsOneThing(mailbox, 3);
    }

    @Test
    void comesBackAfterTheServerWentAway() throws Exception {
        desk.start();
        desk.until(() -> desk.now(mailbox).state().equals(Optional.of(Accounts.State.WORKING)));
        server.stop();
        desk.until(() -> desk.now(mailbox).state().equals(Optional.of(Accounts.State.DISTURBED)));
        server.deliver(FetchFaultsTest.mail("meanwhile"));

        server.start();

        desk.untilDecided(mailbox, 1);
        assertThat(desk.now(mailbox).state()).contains(Accounts.State.WORKING);
        desk.everyMailIsOneThing(mailbox, 1);
    }

    @Test
    void saysWhyItIsNotLetIn() throws Exception {
        Mailbox wrong = desk.mailbox(new Mailbox.Imap("localhost", server.clearPort(), ImapPeer.USER, false), "wrong");

        desk.start();

        desk.until(() -> desk.now(wrong).state().equals(Optional.of(Accounts.State.LOGIN_FAILED)));
        assertThat(desk.now(wrong).stateWords()).contains("AUTHENTICATIONFAILED");
    }

    private long count(String name) {
        try {
            return server.count(name, _ -> true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
