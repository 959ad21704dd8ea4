package fettle.server.intake.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.intake.MailDesk;
import fettle.server.mail.imap.ImapPeer;
import fettle.server.mail.imap.ImapPeer.Fault;
import fettle.server.mail.transport.Accounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What IMAP servers, networks and people do to our mail: nothing is lost, nothing is taken twice.
class FetchFaultsTest {

    @TempDir
    Path folder;

    private ImapPeer peer;
    private FetchingDesk desk;

    @BeforeEach
    void open() throws IOException {
        peer = new ImapPeer();
        desk = new FetchingDesk(folder);
    }

    @AfterEach
    void close() throws IOException {
        desk.close();
        peer.close();
    }

    @ParameterizedTest(name = "cut after {0} of a thousand")
    @ValueSource(ints = {0, 1, 500, 999})
    void takesAMailOnceThatWasCutOnItsWay(int perThousand) throws Exception {
        String raw = mail("cut");
        long cut = peer.deliver(raw);
        peer.deliver(mail("whole"));
        var first = new AtomicBoolean(true);
        peer.beforeBody(uid -> {
            peer.untrap(cut);
            if (uid == cut && first.getAndSet(false)) {
                peer.trap(cut, Fault.CUT, Math.max(0, raw.length() * perThousand / 1_000));
            }
        });
        try (var other = new ImapPeer()) {
            other.deliver(mail("elsewhere"));
            Mailbox mailbox = desk.mailbox(peer);
            Mailbox beside = desk.mailbox(other);

            desk.start();

            desk.untilDecided(beside, 1);
            desk.untilDecided(mailbox, 2);
            assertThat(peer.asked("SELECT")).as("it came back").isEqualTo(2);
            desk.everyMailIsOneThing(mailbox, 2);
            assertThat(desk.count(mailbox, "OPENED")).isEqualTo(2);
        }
    }

    @Test
    void takesTheMailOfAnotherServerThatCountsLikeTheLast() throws Exception {
        peer.deliver(mail("before"));
        Mailbox mailbox = desk.mailbox(peer);
        desk.start().untilDecided(mailbox, 1);
        try (var next = new ImapPeer()) {
            next.deliver(mail("after"));

            desk.move(mailbox, next);

            desk.untilDecided(mailbox, 2);
            assertThat(desk.count(mailbox, "OPENED")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "REPEATED")
    void notesAMailThatTheServerDoesNotHandOverAndTakesItOnceItDoes(Fault fault) throws Exception {
        peer.deliver(mail("before"));
        long bad = peer.deliver(mail("bad"));
        peer.deliver(mail("after"));
        peer.trap(bad, fault, 10);
        Mailbox mailbox = desk.mailbox(peer);

        desk.start();

        desk.untilDecided(mailbox, 3);
        assertThat(desk.count(mailbox, "OPENED")).isEqualTo(2);
        assertThat(desk.ledger(mailbox))
                .filteredOn(line -> line.uid() == bad)
                .singleElement()
                .satisfies(line -> assertThat(line.reason()).isEqualTo("WITHHELD"));
        desk.everyMailIsOneThing(mailbox, 3);
        peer.untrap(bad);
        desk.until(() -> desk.count(mailbox, "OPENED") == 3);
        desk.everyMailIsOneThing(mailbox, 3);
    }

    @Test
    void takesOnceWhatTheServerSendsAgainAndAgain() throws Exception {
        long again = peer.deliver(mail("again"));
        peer.deliver(mail("after"));
        peer.trap(again, Fault.REPEATED, 0);
        Mailbox mailbox = desk.mailbox(peer);

        desk.start();

        desk.untilDecided(mailbox, 2);
        desk.everyMailIsOneThing(mailbox, 2);
        assertThat(desk.count(mailbox, "OPENED")).isEqualTo(2);
    }

    @Test
    void takesNothingTwiceWhenTheMailboxIsRestoredFromACopy() throws Exception {
        peer.deliver(mail("one"));
        peer.deliver(mail("two"));
        Mailbox mailbox = desk.mailbox(peer);
        desk.start();
        desk.untilDecided(mailbox, 2);
        int sent = desk.desk.sent();

        peer.restore();
        peer.deliver(mail("three"));

        desk.untilDecided(mailbox, 5);
        desk.everyMailIsOneThing(mailbox, 3);
        assertThat(desk.count(mailbox, "OPENED")).isEqualTo(3);
        assertThat(desk.desk.sent()).as("no acknowledgement again").isEqualTo(sent + 1);
    }

    @Test
    void noticesThatAnIdlingServerHasFallenSilent() throws Exception {
        peer.fallsSilentInIdle(true);
        Mailbox mailbox = desk.mailbox(peer);
        desk.start();
        desk.until(() -> peer.asked("IDLE") > 0);

        peer.deliver(mail("news"));
        peer.fallsSilentInIdle(false);

        desk.untilDecided(mailbox, 1);
        desk.everyMailIsOneThing(mailbox, 1);
    }

    @Test
    void triesAWrongPasswordOnceAndTheRightOneAtOnce() throws Exception {
        peer.deliver(mail("one"));
        peer.letsInByPassword(Optional.of("changed"));
        Mailbox mailbox = desk.mailbox(peer);
        desk.start();
        desk.until(() -> desk.now(mailbox).state().equals(Optional.of(Accounts.State.LOGIN_FAILED)));
        assertThat(desk.now(mailbox).stateWords())
                .contains("refuses the user name or the password", "Invalid credentials");
        Thread.sleep(2_000);
        assertThat(peer.asked("AUTHENTICATE"))
                .as("no storm that locks the account")
                .isEqualTo(1);

        var imap = desk.now(mailbox).imap().orElseThrow();
        desk.desk.database.run(
                MailDesk.TEST,
                tx -> desk.desk.mailboxes.change(tx, desk.now(mailbox), FetchingDesk.wanted(imap, "changed"), true));

        desk.untilDecided(mailbox, 1);
        assertThat(desk.now(mailbox).state()).contains(Accounts.State.WORKING);
    }

    @Test
    void goesOnWhereABacklogWasCut() throws Exception {
        for (int mail = 0; mail < 120; mail++) {
            peer.deliver(mail("backlog " + mail));
        }
        var bodies = new AtomicInteger();
        peer.beforeBody(_ -> {
            if (bodies.incrementAndGet() == 70) {
                peer.cutAll();
            }
        });
        Mailbox mailbox = desk.mailbox(peer);

        desk.start();

        desk.untilDecided(mailbox, 120);
        desk.everyMailIsOneThing(mailbox, 120);
        assertThat(desk.count(mailbox, "OPENED")).isEqualTo(120);
    }

    @Test
    void notesWhatSomebodyRemovedBeforeWeHadIt() throws Exception {
        peer.deliver(mail("one"));
        long removed = peer.deliver(mail("removed"));
        peer.deliver(mail("three"));
        peer.beforeBody(_ -> peer.remove(removed));
        Mailbox mailbox = desk.mailbox(peer);

        desk.start();

        desk.untilDecided(mailbox, 3);
        desk.everyMailIsOneThing(mailbox, 3);
        assertThat(desk.ledger(mailbox))
                .filteredOn(line -> line.uid() == removed)
                .singleElement()
                .satisfies(line -> assertThat(line.reason()).isEqualTo("GONE"));
    }

    static String mail(String subject) {
        return "From: Ann Able <ann@acme.test>\r\nTo: help@fettle.test\r\nMessage-ID: <" + subject.replace(' ', '.')
                + "@acme.test>\r\nSubject: " + subject + "\r\nDate: Sun, 22 Nov 2026 10:00:00 +0000\r\n\r\nIt is about "
                + subject + ".\r\n";
    }
}
