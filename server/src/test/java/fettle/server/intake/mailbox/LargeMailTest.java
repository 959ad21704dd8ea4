package fettle.server.intake.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.intake.MailDesk;
import fettle.server.mail.imap.ImapPeer;
import fettle.server.mail.outbox.Delivery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A mail that is too large stays on its server: a person sees that it is there, and its sender is told once.
class LargeMailTest {

    private static final String LARGE = "A line of a very large mail.\r\n".repeat(4_000);

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

    @Test
    void tellsItsSenderOnceInPlainWords() throws Exception {
        peer.deliver(mail("Plans", "ann@acme.test", ""));
        Mailbox mailbox = desk.mailbox(peer);
        desk.start().untilDecided(mailbox, 1);
        peer.restore();
        desk.untilDecided(mailbox, 2);

        assertThat(desk.ledger(mailbox)).allMatch(line -> line.reason().equals("TOO_LARGE"));
        assertThat(peer.asked("UID FETCH 1 (UID BODY.PEEK[])"))
                .as("its text was never asked for")
                .isZero();
        assertThat(sent()).singleElement().satisfies(told -> {
            assertThat(told.subject()).isEqualTo("Too large: Plans");
            assertThat(told.to()).extracting(to -> to.recipient().address()).containsExactly("ann@acme.test");
            assertThat(body(told))
                    .contains("Hello Ann,", "your mail has 0.1 MB", "up to 50 MB", "without the large files");
        });
    }

    @Test
    void tellsNeitherMachinesNorStrangersNorOurselves() throws Exception {
        peer.deliver(mail("Scan", "ann@acme.test", "Auto-Submitted: auto-generated\r\n"));
        peer.deliver(mail("Offer", "eve@evil.test", ""));
        peer.deliver(mail("Round", "support@fettle.test", ""));
        peer.deliver(mail("Again", "ann@acme.test", "X-Fettle-Loop: fettle.test\r\n"));
        Mailbox mailbox = desk.mailbox(peer);

        desk.start().untilDecided(mailbox, 4);

        assertThat(sent()).isEmpty();
    }

    @Test
    void tellsNobodyMoreThanFiveTimesAnHour() throws Exception {
        for (int mail = 0; mail < 8; mail++) {
            peer.deliver(mail("Plan " + mail, "ann@acme.test", ""));
        }
        Mailbox mailbox = desk.mailbox(peer);

        desk.start().untilDecided(mailbox, 8);

        assertThat(sent()).hasSize(5);
    }

    private static String mail(String subject, String from, String more) {
        return "From: Ann Able <" + from + ">\r\nTo: help@fettle.test\r\nMessage-ID: <" + subject.replace(' ', '.')
                + "@acme.test>\r\nSubject: " + subject + "\r\n" + more + "\r\n" + LARGE;
    }

    private List<Delivery> sent() {
        return desk.desk.outbox.newest(desk.desk.database.read(MailDesk.TEST), Long.MAX_VALUE, 100);
    }

    private String body(Delivery told) {
        return desk.desk
                .outbox
                .withMessageId(desk.desk.database.read(MailDesk.TEST), told.messageId())
                .orElseThrow()
                .mail()
                .body();
    }
}
