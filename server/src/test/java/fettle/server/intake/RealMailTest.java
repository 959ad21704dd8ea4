package fettle.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fettle.server.intake.mailbox.Mailbox;
import fettle.server.mail.transport.Networks;
import fettle.server.mail.transport.SmtpIntake;
import fettle.server.mail.transport.SmtpPeer;
import fettle.server.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A collection of odd messages that stands beside the project, and not in it: without it this test is skipped.
class RealMailTest {

    private static final Path MESSAGES = Path.of(System.getProperty("fettle.real-mail", "../../shared/mail/real"));

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @TempDir
    Path folder;

    @Test
    void everyDeliveryIsInTheLedgerOnceAndASecondRoundAddsOnlyDuplicates() throws IOException, InterruptedException {
        assumeTrue(Files.isDirectory(MESSAGES), "there is no folder " + MESSAGES);
        var desk = new MailDesk(database.get(), folder, Mailbox.UnknownSenders.OPEN);

        deliverAll(desk);

        List<LedgerEntry> first = desk.ledger();
        assertThat(first).hasSize(103).noneMatch(entry -> entry.outcome() == Outcome.Kind.WAITING);
        assertThat(first)
                .filteredOn(entry -> entry.reason() == Reason.DUPLICATE)
                .hasSize(7);

        deliverAll(desk);

        List<LedgerEntry> second = desk.ledger().subList(0, 103);
        assertThat(desk.ledger()).hasSize(206);
        assertThat(second).allMatch(entry -> entry.reason() == Reason.DUPLICATE);
    }

    private static void deliverAll(MailDesk desk) throws IOException, InterruptedException {
        var setting = new SmtpIntake.Setting(
                InetAddress.getLoopbackAddress(),
                0,
                "fettle.test",
                50 << 20,
                100,
                20,
                Networks.of(List.of("127.0.0.0/8")),
                Optional.empty());
        try (var smtp = new SmtpIntake(setting, desk.intaking.intake());
                Stream<Path> files = Files.walk(MESSAGES)) {
            smtp.start();
            for (Path file : files.filter(path -> path.toString().endsWith(".eml"))
                    .sorted()
                    .toList()) {
                try (var peer = new SmtpPeer(smtp.port())) {
                    peer.begin("somebody@client.test", MailDesk.SUPPORT);
                    String taken = peer.say(SmtpPeer.stuffed(Files.readAllBytes(file)), "250");
                    desk.settled(Long.parseLong(taken.substring(taken.lastIndexOf(' ') + 1)));
                }
            }
        }
    }
}
