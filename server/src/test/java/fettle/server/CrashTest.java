package fettle.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fettle.server.mail.transport.SmtpPeer;
import fettle.server.mail.transport.Steps;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The power goes at each step of a mail's way in and out; after the restart nothing is lost and nothing is there
/// twice.
class CrashTest {

    private static final List<String> SUBJECTS = List.of("one", "two", "three");

    @TempDir
    Path folder;

    private final GreenMail relay = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        relay.start();
    }

    @AfterEach
    void stop() {
        relay.stop();
    }

    @ParameterizedTest
    @EnumSource(Steps.Step.class)
    void losesNothingAndDoublesNothing(Steps.Step step) throws IOException, InterruptedException, MessagingException {
        List<String> unsure = new ArrayList<>(SUBJECTS);
        try (var dying = new MortalServer(folder, step + ":2", relay.getSmtp().getPort(), 0)) {
            unsure.removeIf(subject -> delivered(dying.smtpPort(), subject));
            assertThat(dying.running().waitFor(60, TimeUnit.SECONDS))
                    .as("it dies")
                    .isTrue();
            assertThat(dying.running().exitValue()).isEqualTo(137);
        }

        List<String> report;
        try (var living = new MortalServer(folder, "", relay.getSmtp().getPort(), 60)) {
            // As a mail server does, those that were not acknowledged are sent again.
            unsure.forEach(
                    subject -> assertThat(delivered(living.smtpPort(), subject)).isTrue());
            report = living.report();
        }

        assertThat(report.stream().filter(line -> line.startsWith("mail OPENED")))
                .containsExactlyInAnyOrder("mail OPENED one", "mail OPENED two", "mail OPENED three");
        assertThat(report.stream().filter(line -> line.startsWith("mail") && !line.startsWith("mail OPENED")))
                .allMatch(line -> line.startsWith("mail IGNORED"));
        assertThat(report.stream().filter(line -> line.startsWith("sent")))
                .containsExactlyInAnyOrder("sent ACCEPTED one", "sent ACCEPTED two", "sent ACCEPTED three");
        List<String> ids = messageIds();
        assertThat(new TreeSet<>(ids)).hasSize(3);
        assertThat(ids).hasSizeLessThanOrEqualTo(3 + sentAgainAtMost(step));
    }

    /// The one gap that stays: taken by the relay, and not yet noted by us. Two mails may be in it, since
    /// two at a time go to one domain; a crash of ours next to it may catch the other one there.
    private static int sentAgainAtMost(Steps.Step step) {
        return switch (step) {
            case STORED, AFTER_ROW, AFTER_ATTEMPT, BEFORE_DECISION, AFTER_DECISION -> 1;
            case AFTER_CLAIM, BEFORE_SEND, AFTER_MARK -> 1;
            case AFTER_SEND -> 2;
        };
    }

    private List<String> messageIds() throws MessagingException {
        List<String> ids = new ArrayList<>();
        for (MimeMessage message : relay.getReceivedMessages()) {
            ids.add(message.getMessageID());
        }
        return ids;
    }

    private static boolean delivered(int port, String subject) {
        String mail = "From: Ann <ann@acme.test>\r\nMessage-ID: <" + subject + "@acme.test>\r\nSubject: " + subject
                + "\r\n\r\nHelp\r\n";
        try (var peer = new SmtpPeer(port)) {
            peer.begin("ann@acme.test", "support@fettle.test");
            peer.say(SmtpPeer.stuffed(mail.getBytes(StandardCharsets.UTF_8)), "250");
            return true;
        } catch (IOException | AssertionError _) {
            return false;
        }
    }
}
