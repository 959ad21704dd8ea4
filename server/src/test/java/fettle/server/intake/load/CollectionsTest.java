package fettle.server.intake.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fettle.server.intake.LedgerEntry;
import fettle.server.intake.MailDesk;
import fettle.server.intake.Outcome;
import fettle.server.intake.Reason;
import fettle.server.intake.mailbox.Mailbox;
import fettle.server.mail.transport.Networks;
import fettle.server.mail.transport.SmtpIntake;
import fettle.server.mail.transport.SmtpPeer;
import fettle.server.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Whatever collections of mails somebody has at hand, in folders under `-Dfettle.mail-collections=FOLDER`:
/// each mail is delivered by SMTP, and none is lost. Without such a folder the test is skipped.
class CollectionsTest {

    private static final Optional<Path> COLLECTIONS =
            Optional.ofNullable(System.getProperty("fettle.mail-collections")).map(Path::of);

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @TempDir
    Path folder;

    @Test
    void everyMailIsInTheLedgerOnceWithinTwentySeconds() throws IOException, InterruptedException {
        assumeTrue(COLLECTIONS.isPresent(), "-Dfettle.mail-collections names no folder");
        var desk = new MailDesk(database.get(), folder, Mailbox.UnknownSenders.OPEN);
        List<Path> mails = mails();

        Duration longest = deliver(desk, mails);

        List<LedgerEntry> ledger = desk.ledger();
        assertThat(ledger)
                .hasSameSizeAs(mails)
                .noneMatch(entry -> entry.outcome() == Outcome.Kind.WAITING)
                .noneMatch(entry -> entry.reason() == Reason.BROKE_THE_PARSER);
        assertThat(longest).isLessThan(Duration.ofSeconds(20));
    }

    private static List<Path> mails() throws IOException {
        try (Stream<Path> files = Files.walk(COLLECTIONS.orElseThrow())) {
            return files.filter(path -> path.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        }
    }

    /// @return the longest that it took from the greeting until the mail was something
    private static Duration deliver(MailDesk desk, List<Path> mails) throws IOException, InterruptedException {
        Duration longest = Duration.ZERO;
        try (var smtp = new SmtpIntake(setting(), desk.intaking.intake())) {
            smtp.start();
            for (Path mail : mails) {
                long begun = System.nanoTime();
                try (var peer = new SmtpPeer(smtp.port())) {
                    peer.begin();
                    String taken = peer.say(SmtpPeer.stuffed(Files.readAllBytes(mail)), "250");
                    desk.settled(Long.parseLong(taken.substring(taken.lastIndexOf(' ') + 1)));
                }
                Duration took = Duration.ofNanos(System.nanoTime() - begun);
                longest = took.compareTo(longest) > 0 ? took : longest;
            }
        }
        return longest;
    }

    private static SmtpIntake.Setting setting() {
        return new SmtpIntake.Setting(
                InetAddress.getLoopbackAddress(),
                0,
                "fettle.test",
                50 << 20,
                100,
                20,
                Networks.of(List.of("127.0.0.0/8")),
                Optional.empty());
    }
}
