package fettle.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.sla.Channel;
import fettle.server.intake.mailbox.Mailbox;
import fettle.server.mail.MessageIds.Purpose;
import fettle.server.mail.outbox.Automatic;
import fettle.server.mail.outbox.NewMail;
import fettle.server.mail.outbox.Recipient;
import fettle.server.mail.transport.Networks;
import fettle.server.mail.transport.SmtpIntake;
import fettle.server.mail.transport.SmtpPeer;
import fettle.server.testing.TestDatabase;
import fettle.server.ticket.NewTicket;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.log.Actor;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every hostile message, over a real SMTP connection, ends as the manifest says, and makes no more mail than it says.
class HostileMailTest {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @TempDir
    static Path folder;

    private static MailDesk desk;
    private static SmtpIntake smtp;
    private static Ticket a;
    private static HostileMail.Scene scene;

    @BeforeAll
    static void setTheScene() {
        desk = new MailDesk(database.get(), folder, Mailbox.UnknownSenders.HOLD);
        a = ticket(desk.acme.id(), desk.ann.id(), "Printer");
        Ticket b = ticket(desk.globex.id(), desk.bob.id(), "VPN");
        String replyId = desk.messageIds.messageId(Purpose.REPLY, a.id(), 1);
        String noticeId = desk.messageIds.messageId(Purpose.NOTICE, a.id(), 2);
        sent(replyId, "ann@acme.test");
        sent(noticeId, "tech@msp.test");
        scene = new HostileMail.Scene(a.number(), b.number(), replyId, noticeId);
        smtp = new SmtpIntake(
                new SmtpIntake.Setting(
                        InetAddress.getLoopbackAddress(),
                        0,
                        "fettle.test",
                        50 << 20,
                        100,
                        20,
                        Networks.of(List.of("127.0.0.0/8")),
                        Optional.empty()),
                desk.intaking.intake());
        smtp.start();
    }

    @AfterAll
    static void stop() {
        smtp.close();
    }

    static Stream<HostileMail> manifest() throws IOException {
        return HostileMail.manifest();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("manifest")
    void endsAsTheManifestSays(HostileMail expected) throws IOException, InterruptedException {
        desk.later(Duration.ofMinutes(61));
        byte[] raw = expected.bytes(scene);
        int mailsBefore = desk.sent();

        LedgerEntry entry = deliver(raw);

        assertThat(expected.outcomes()).as(entry.words()).contains(HostileMail.word(entry));
        assertThat(desk.sent() - mailsBefore).isLessThanOrEqualTo(expected.mostMails());
        assertThat(entry.words()).isNotBlank();
        if (entry.outcome() == Outcome.Kind.JOINED) {
            assertThat(entry.ticket().orElseThrow().ticketId()).isEqualTo(a.id());
        }
    }

    private static LedgerEntry deliver(byte[] raw) throws IOException, InterruptedException {
        try (var peer = new SmtpPeer(smtp.port())) {
            peer.begin(HostileMail.envelopeFrom(raw), MailDesk.SUPPORT);
            String taken = peer.say(SmtpPeer.stuffed(raw), "250");
            return desk.settled(Long.parseLong(taken.substring(taken.lastIndexOf(' ') + 1)));
        }
    }

    private static Ticket ticket(long clientId, long contactId, String subject) {
        var about = NewTicket.asked(
                clientId,
                Optional.of(contactId),
                new Actor.Contact(contactId, "Ann"),
                Channel.EMAIL,
                desk.clock.instant(),
                subject,
                NewEntry.of(subject));
        return database.get()
                .transaction(MailDesk.TEST, tx -> desk.ticketing.tickets().open(tx, about));
    }

    private static void sent(String messageId, String address) {
        database.get()
                .run(
                        MailDesk.TEST,
                        tx -> desk.outbox.add(
                                tx,
                                new NewMail(
                                        "test:" + messageId,
                                        desk.acme.id(),
                                        Optional.of(a.id()),
                                        Optional.empty(),
                                        Automatic.NO,
                                        MailDesk.SUPPORT,
                                        "Support",
                                        Optional.empty(),
                                        List.of(new Recipient(address, "")),
                                        "[#" + a.number() + "]",
                                        "Please restart it.",
                                        messageId,
                                        Optional.empty(),
                                        List.of(),
                                        Optional.empty())));
    }
}
