package fettle.server.intake.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.mail.imap.ImapPeer;
import fettle.server.mail.transport.Accounts;
import fettle.server.mail.transport.Accounts.FirstRead;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where mail goes on the server once it is decided, and what becomes of the mail that was there before us.
class MailFoldersTest {

    private static final Accounts.Folders FOLDERS =
            new Accounts.Folders(Optional.of("Done"), Optional.of("Noise"), Optional.of("Held"));

    @TempDir
    Path folder;

    private ImapPeer peer;
    private FetchingDesk desk;

    @BeforeEach
    void open() throws IOException {
        peer = new ImapPeer();
        peer.addFolder("Done");
        peer.addFolder("Noise");
        peer.addFolder("Held");
        desk = new FetchingDesk(folder);
    }

    @AfterEach
    void close() throws IOException {
        desk.close();
        peer.close();
    }

    @ParameterizedTest(name = "with {0}")
    @ValueSource(strings = {"IMAP4rev1 AUTH=PLAIN IDLE MOVE", "IMAP4rev1 UIDPLUS IDLE"})
    void putsMailWhereItBelongs(String abilities) throws Exception {
        peer.can(abilities);
        peer.deliver(FetchFaultsTest.mail("request"));
        peer.deliver(FetchFaultsTest.mail("request"));
        peer.deliver("Subject: nobody\r\n\r\nNo sender at all.\r\n");
        Mailbox mailbox = desk.mailbox(peer, FirstRead.ALL, FOLDERS);

        desk.start();

        desk.until(() -> peer.count("INBOX") == 0);
        assertThat(peer.count("Done")).isEqualTo(1);
        assertThat(peer.count("Noise")).as("the duplicate").isEqualTo(1);
        assertThat(peer.count("Held")).isEqualTo(1);
        desk.everyMailIsOneThing(mailbox, 2);
    }

    @Test
    void leavesMailWhereItIsWhenTheServerCannotMoveIt() throws Exception {
        peer.can("IMAP4rev1 IDLE");
        peer.deliver(FetchFaultsTest.mail("request"));
        Mailbox mailbox = desk.mailbox(peer, FirstRead.ALL, FOLDERS);

        desk.start();

        desk.untilDecided(mailbox, 1);
        desk.until(() -> desk.now(mailbox).stateWords().contains("can’t move mail"));
        assertThat(desk.now(mailbox).state()).contains(Accounts.State.WORKING);
        assertThat(peer.flagged("INBOX", "\\Seen")).isEqualTo(1);
        assertThat(peer.asked("UID COPY")).isZero();
    }

    @Test
    void asksOnceForAFolderThatIsNotThere() throws Exception {
        peer.deliver(FetchFaultsTest.mail("request"));
        Mailbox mailbox = desk.mailbox(
                peer,
                FirstRead.ALL,
                new Accounts.Folders(Optional.of("Büro/Erledigt"), Optional.empty(), Optional.empty()));

        desk.start();

        desk.until(() -> peer.asked("UID MOVE") == 1);
        Thread.sleep(1_000);
        assertThat(peer.asked("UID MOVE 1 \"B&APw-ro/Erledigt\""))
                .as("it never loops")
                .isEqualTo(1);
        assertThat(peer.count("INBOX")).isEqualTo(1);
        assertThat(desk.count(mailbox, "OPENED")).isEqualTo(1);
    }

    @Test
    void takesMailFromAMailboxThatItMayOnlyRead() throws Exception {
        peer.onlyReads();
        peer.deliver(FetchFaultsTest.mail("request"));
        Mailbox mailbox = desk.mailbox(peer, FirstRead.ALL, FOLDERS);

        desk.start();

        desk.untilDecided(mailbox, 1);
        desk.until(() -> desk.now(mailbox).stateWords().contains("only for reading"));
        assertThat(peer.asked("UID STORE")).isZero();
        assertThat(peer.asked("UID MOVE")).isZero();
    }

    @Test
    void leavesOldMailAloneAndTakesWhatComesFromNowOn() throws Exception {
        old("old");
        Mailbox mailbox = desk.mailbox(peer, FirstRead.FROM_NOW, Accounts.Folders.NONE);
        desk.start();
        desk.until(() -> desk.now(mailbox).state().isPresent());

        peer.deliver(FetchFaultsTest.mail("new"));
        old("moved in with an old date");

        desk.untilDecided(mailbox, 2);
        assertThat(desk.count(mailbox, "OPENED")).isEqualTo(2);
        peer.restore();
        peer.deliver(FetchFaultsTest.mail("after the restore"));
        desk.until(() -> desk.count(mailbox, "OPENED") == 3);
        assertThat(desk.ledger(mailbox)).noneMatch(line -> line.history());
    }

    @Test
    void takesOldMailOverWithoutAnswers() throws Exception {
        old("old one");
        old("old two");
        Mailbox mailbox = desk.mailbox(peer, FirstRead.HISTORY, Accounts.Folders.NONE);
        desk.start();
        desk.untilDecided(mailbox, 2);
        assertThat(desk.desk.sent()).as("nobody is answered").isZero();
        assertThat(desk.ledger(mailbox)).allMatch(line -> line.history());

        peer.deliver(FetchFaultsTest.mail("new"));

        desk.untilDecided(mailbox, 3);
        assertThat(desk.desk.sent()).isEqualTo(1);
        desk.everyMailIsOneThing(mailbox, 3);
    }

    private void old(String subject) {
        peer.deliver("INBOX", FetchFaultsTest.mail(subject), " 1-Feb-2020 10:00:00 +0100");
    }
}
