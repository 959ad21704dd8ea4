package fettle.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fettle.server.mail.imap.ImapPeer;
import fettle.server.mail.imap.ImapPeer.Fault;
import fettle.server.mail.transport.Steps;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The process is killed at each point of fetching mail by IMAP (F01), again and again on the same data: all that the
/// server ever held is in the ledger once, is put away once, and is answered at most once.
class FetchCrashTest {

    private static final int TRIES = 60;
    private static final int AN_HOUR = 60;

    /// When the server is killed: by its mail server, as that is asked for something, or by itself.
    private enum Point {
        BEFORE_BODY("UID FETCH [0-9]+ \\(UID BODY.*"),
        HALF_OF_THE_BODY("UID FETCH [0-9]+ \\(UID BODY.*"),
        AFTER_BODY("UID FETCH [0-9]+ \\(UID BODY.*"),
        STORED(""),
        AFTER_ROW(""),
        BEFORE_SEEN("UID STORE .*Seen.*"),
        AFTER_SEEN("UID STORE .*Seen.*"),
        BEFORE_MOVE("UID MOVE .*"),
        AFTER_MOVE("UID MOVE .*");

        private final String command;

        Point(String command) {
            this.command = command;
        }

        String crashAt() {
            return command.isEmpty() ? Steps.Step.valueOf(name()) + ":2" : "";
        }

        boolean isBefore() {
            return name().startsWith("BEFORE");
        }
    }

    @TempDir
    Path folder;

    private final GreenMail relay = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final List<String> subjects = new ArrayList<>();
    private final List<Long> cut = new CopyOnWriteArrayList<>();
    private ImapPeer peer;

    @BeforeEach
    void start() throws IOException {
        relay.start();
        peer = new ImapPeer();
        peer.addFolder("Done");
    }

    @AfterEach
    void stop() throws IOException {
        relay.stop();
        peer.close();
    }

    @Test
    void losesNothingAndDoublesNothing() throws Exception {
        for (Point point : Point.values()) {
            killAt(point);
        }

        List<String> report = finished();

        assertThat(report.stream().filter(line -> line.startsWith("mail")))
                .as("each mail is one entry")
                .containsExactlyInAnyOrderElementsOf(subjects.stream()
                        .map(subject -> "mail OPENED " + subject)
                        .toList());
        assertThat(isAllTaken()).as("all is put away but perhaps the last").isTrue();
        assertThat(peer.count("Done") + peer.count("INBOX")).as("put away once").isEqualTo(subjects.size());
        assertThat(report.stream().filter(line -> line.startsWith("sent")))
                .as("answered at most once")
                .doesNotHaveDuplicates()
                .isNotEmpty();
        List<String> answers = answers();
        int again = answers.size() - new TreeSet<>(answers).size();
        assertThat(again)
                .as("two at a time may be taken by the relay and not yet be noted when we are killed")
                .isLessThanOrEqualTo(2 * Point.values().length);
    }

    private void killAt(Point point) throws IOException, InterruptedException {
        try (MortalServer dying = server(point.crashAt(), point.ordinal() * AN_HOUR)) {
            arm(point, dying.running());
            for (int mail = 0; mail < 3; mail++) {
                deliver(point + " " + mail);
            }
            boolean dead = false;
            for (int more = 3; more < TRIES && !dead; more++) {
                dead = dying.running().waitFor(1, TimeUnit.SECONDS);
                // News has it look again, and put away what was decided meanwhile.
                deliver(point + " " + more);
            }
            assertThat(dead).as("it dies at " + point).isTrue();
            assertThat(dying.running().exitValue()).isEqualTo(137);
        }
        peer.around(_ -> {}, _ -> {});
        peer.beforeBody(_ -> {});
        cut.forEach(peer::untrap);
    }

    private void arm(Point point, Process process) {
        var armed = new AtomicBoolean(!point.command.isEmpty());
        Consumer<String> kill = command -> {
            if (command.matches(point.command) && armed.getAndSet(false)) {
                process.destroyForcibly().onExit().join();
            }
        };
        if (point == Point.HALF_OF_THE_BODY) {
            peer.beforeBody(uid -> {
                cut.add(uid);
                peer.trap(uid, Fault.CUT, 40);
            });
        }
        if (point.isBefore()) {
            peer.around(kill, _ -> {});
        } else {
            peer.around(_ -> {}, kill);
        }
    }

    private List<String> finished() throws IOException, InterruptedException {
        try (MortalServer living = server("", Point.values().length * AN_HOUR)) {
            deliver("at last");
            for (int second = 1; second < TRIES && !isAllTaken(); second++) {
                Thread.sleep(1_000);
                if (second % 5 == 0) {
                    deliver("at last " + second);
                }
            }
            return living.report();
        }
    }

    /// The last one may be decided just after a look, and is then put away by the next.
    private boolean isAllTaken() {
        return peer.count("INBOX") <= 1 && peer.flagged("INBOX", "\\Seen") == peer.count("INBOX");
    }

    private MortalServer server(String crashAt, int minutesLater) throws IOException {
        return new MortalServer(folder, crashAt, relay.getSmtp().getPort(), minutesLater, peer.port());
    }

    private void deliver(String subject) {
        subjects.add(subject);
        peer.deliver("From: Ann <ann@acme.test>\r\nMessage-ID: <" + subject.replace(' ', '.')
                + "@acme.test>\r\nSubject: " + subject + "\r\n\r\nIt is about " + subject + "\r\n");
    }

    private List<String> answers() throws MessagingException {
        List<String> ids = new ArrayList<>();
        for (MimeMessage message : relay.getReceivedMessages()) {
            ids.add(message.getMessageID());
        }
        return ids;
    }
}
