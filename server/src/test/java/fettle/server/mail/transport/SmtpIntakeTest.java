package fettle.server.mail.transport;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.setting.TestCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmtpIntakeTest {

    private static final int MOST = 2_000;

    /// What arrived, byte for byte.
    private record Taken(Arrival arrival, String text) {}

    @TempDir
    static Path folder;

    private static TestCertificate certificate;

    private final List<Taken> taken = new ArrayList<>();
    private boolean storesNothing;
    private boolean diskIsFull;
    private SmtpIntake intake;

    @BeforeAll
    static void makeACertificate() {
        certificate = TestCertificate.in(folder);
    }

    @BeforeEach
    void start() throws IOException {
        intake = listening(Networks.of(List.of("127.0.0.0/8")));
    }

    @AfterEach
    void stop() {
        intake.close();
    }

    @Test
    void takesAMailForOneOfOurMailboxes() throws IOException {
        try (var peer = new SmtpPeer(intake.port())) {
            peer.say("HELO client.test", "250");
            peer.say("MAIL FROM:<ann@acme.test>", "250");
            peer.say("RCPT TO:<support+t.1.2@fettle.test>", "250");
            peer.say("DATA", "354");
            peer.say("Subject: Printer\r\n\r\nIt is down.\r\n.", "250");
        }

        assertThat(taken)
                .containsExactly(new Taken(
                        new Arrival(
                                Arrival.Source.SMTP,
                                Optional.of(7L),
                                Optional.empty(),
                                "ann@acme.test",
                                "support+t.1.2@fettle.test",
                                false),
                        "Subject: Printer\r\n\r\nIt is down.\r\n"));
    }

    @Test
    void turnsDownOtherAddressesInWords() throws IOException {
        try (var peer = new SmtpPeer(intake.port())) {
            peer.say("HELO client.test", "250");
            peer.say("MAIL FROM:<ann@acme.test>", "250");

            assertThat(peer.say("RCPT TO:<ceo@elsewhere.test>", "550")).contains("No mailbox here has that address");
        }
    }

    @Test
    void saysHowMuchItTakesAndTurnsDownMoreBeforeItIsSent() throws IOException {
        try (var peer = new SmtpPeer(intake.port())) {
            assertThat(peer.say("EHLO client.test", "250")).contains("SIZE " + MOST);

            assertThat(peer.say("MAIL FROM:<ann@acme.test> SIZE=" + (MOST + 1), "552"))
                    .containsIgnoringCase("size");
            peer.say("MAIL FROM:<ann@acme.test> SIZE=" + MOST, "250");
        }
    }

    @Test
    void takesNoMoreRecipientsThanItIsSet() throws IOException {
        try (var peer = new SmtpPeer(intake.port())) {
            peer.say("HELO client.test", "250");
            peer.say("MAIL FROM:<ann@acme.test>", "250");
            for (int recipient = 0; recipient < 10; recipient++) {
                peer.say("RCPT TO:<support+" + recipient + "@fettle.test>", "250");
            }

            assertThat(peer.say("RCPT TO:<support@fettle.test>", "452")).containsIgnoringCase("too many recipients");
        }
    }

    @Test
    void takesTheNullSender() throws IOException {
        try (var peer = new SmtpPeer(intake.port())) {
            peer.say("HELO client.test", "250");
            peer.say("MAIL FROM:<>", "250");
            peer.say("RCPT TO:<support@fettle.test>", "250");
            peer.say("DATA", "354");
            peer.say("bounce\r\n.", "250");
        }

        assertThat(taken.getFirst().arrival().envelopeFrom()).isEmpty();
    }

    @Test
    void endsAMessageOnlyAtALineWithADotBetweenFullLineEnds() throws IOException {
        String smuggled = "a\n.\nMAIL FROM:<evil@evil.test>\r\n\n.\r\nb\r.\rc\r\n..dot\r\n";

        try (var peer = new SmtpPeer(intake.port())) {
            peer.begin();
            peer.say(smuggled + ".", "250");
        }

        assertThat(taken)
                .singleElement()
                .satisfies(mail -> assertThat(mail.text())
                        .isEqualTo("a\n.\nMAIL FROM:<evil@evil.test>\r\n\n.\r\nb\r.\rc\r\n.dot\r\n"));
    }

    @Test
    void turnsDownWhatIsTooLargeAndGoesOn() throws IOException {
        try (var peer = new SmtpPeer(intake.port())) {
            peer.begin();
            peer.say("NOOP\r\n".repeat(MOST) + ".", "552");
            peer.say("RSET", "250");
            peer.begin();
            peer.say("small\r\n.", "250");
        }

        assertThat(taken).extracting(Taken::text).containsExactly("small\r\n");
    }

    @Test
    void saysThatThereIsNoRoomAndTakesMailAgainOnceThereIs() throws IOException {
        diskIsFull = true;
        try (var peer = new SmtpPeer(intake.port())) {
            peer.begin();
            assertThat(peer.say("text\r\n.", "452")).contains("no room", "try again later");
            diskIsFull = false;
            peer.begin();
            peer.say("text\r\n.", "250");
        }

        assertThat(taken).hasSize(1);
    }

    @Test
    void saysTryAgainWhenItCannotStore() throws IOException {
        storesNothing = true;
        try (var peer = new SmtpPeer(intake.port())) {
            peer.begin();
            assertThat(peer.say("text\r\n.", "451")).contains("try again later");
            storesNothing = false;
            peer.say("RSET", "250");
            peer.begin();
            peer.say("text\r\n.", "250");
        }

        assertThat(taken).hasSize(1);
    }

    @Test
    void hearsOnlyItsOwnNetworks() throws IOException {
        try (SmtpIntake closed = listening(Networks.of(List.of("10.0.0.0/8")));
                var peer = new SmtpPeer(closed.port(), "554")) {
            assertThat(peer.greeting()).contains("own networks only");
        }
    }

    @Test
    void takesMailOnAProtectedConnection() throws IOException {
        try (SmtpIntake secure = listening(Networks.of(List.of("127.0.0.0/8")), Optional.of(startTls(true)));
                var peer = new SmtpPeer(secure.port())) {
            assertThat(peer.say("EHLO client.test", "250")).contains("STARTTLS");
            assertThat(peer.say("MAIL FROM:<ann@acme.test>", "530")).contains("STARTTLS");
            peer.say("STARTTLS", "220");
            peer.protect(certificate.trust());
            peer.say("EHLO client.test", "250");
            peer.begin();
            peer.say("Subject: Printer\r\n\r\nIt is down.\r\n.", "250");
        }

        assertThat(taken).extracting(Taken::text).containsExactly("Subject: Printer\r\n\r\nIt is down.\r\n");
    }

    /// What somebody on the way put behind STARTTLS in clear must not be obeyed as if it had come protected.
    @Test
    void forgetsWhatWasSaidBeforeTheConnectionWasProtected() throws IOException {
        try (SmtpIntake secure = listening(Networks.of(List.of("127.0.0.0/8")), Optional.of(startTls(false)));
                var peer = new SmtpPeer(secure.port())) {
            peer.say("EHLO client.test", "250");
            peer.say("STARTTLS\r\nMAIL FROM:<eve@evil.test>", "220");
            peer.protect(certificate.trust());
            peer.say("EHLO client.test", "250");

            peer.say("RCPT TO:<support@fettle.test>", "503");
        }

        assertThat(taken).isEmpty();
    }

    @Test
    void takesMailInClearWhereProtectionIsOnlyOffered() throws IOException {
        try (SmtpIntake secure = listening(Networks.of(List.of("127.0.0.0/8")), Optional.of(startTls(false)));
                var peer = new SmtpPeer(secure.port())) {
            peer.begin();
            peer.say("text\r\n.", "250");
        }

        assertThat(taken).hasSize(1);
    }

    private static SmtpIntake.StartTls startTls(boolean required) {
        return new SmtpIntake.StartTls(certificate.context(), required);
    }

    private SmtpIntake listening(Networks networks) throws IOException {
        return listening(networks, Optional.empty());
    }

    private SmtpIntake listening(Networks networks, Optional<SmtpIntake.StartTls> startTls) throws IOException {
        var listener = new SmtpIntake(
                new SmtpIntake.Setting(
                        InetAddress.getLoopbackAddress(), 0, "fettle.test", MOST, 10, 10, networks, startTls),
                new Keeping());
        listener.start();
        return listener;
    }

    /// Keeps what arrives in a list.
    private final class Keeping implements Receiver {

        @Override
        public Optional<Long> mailboxOf(String address) {
            return address.startsWith("support") && address.endsWith("@fettle.test")
                    ? Optional.of(7L)
                    : Optional.empty();
        }

        @Override
        public long receive(Arrival arrival, InputStream raw) throws IOException {
            if (diskIsFull) {
                throw new DiskFull(400L << 20);
            }
            if (storesNothing) {
                throw new IOException("disk full");
            }
            taken.add(new Taken(arrival, new String(raw.readAllBytes(), StandardCharsets.ISO_8859_1)));
            return taken.size();
        }

        @Override
        public long receiveHeaderOnly(Arrival arrival, InputStream header, long size) {
            throw new AssertionError("SMTP refuses what is too large");
        }

        @Override
        public long receiveWithheld(Arrival arrival, InputStream header, long size) {
            throw new AssertionError("SMTP withholds nothing");
        }

        @Override
        public long receiveGone(Arrival arrival) {
            throw new AssertionError("Nothing is removed from SMTP");
        }
    }
}
