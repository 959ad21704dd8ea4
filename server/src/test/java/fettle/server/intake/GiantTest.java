package fettle.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.intake.mailbox.Mailbox;
import fettle.server.mail.transport.Arrival;
import fettle.server.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The giants of the catalogue through the whole of intake: each becomes a ticket or is held, soon, and neither the
/// memory nor the next mail suffers.
class GiantTest {

    /// What of a giant is kept after it is done with: its text, which the tests' database holds in memory, several
    /// times.
    private static final int MOST_KEPT = 96 << 20;

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @TempDir
    static Path folder;

    private static MailDesk desk;

    @BeforeAll
    static void setTheScene() throws IOException, InterruptedException {
        desk = new MailDesk(database.get(), folder, Mailbox.UnknownSenders.HOLD);
        desk.deliver("From: Ann <ann@acme.test>\nSubject: First\n\nHelp\n");
    }

    static List<Giant> giants() {
        return Giant.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("giants")
    void isOpenedOrHeldAndTheNextMailGoesOn(Giant giant) throws IOException, InterruptedException {
        desk.later(Duration.ofMinutes(61));
        int mailsBefore = desk.sent();
        long keptBefore = used();
        long start = System.nanoTime();

        LedgerEntry entry = desk.settled(desk.intaking.intake().receive(arrival(), giant.open()));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThat(entry.outcome()).as(entry.words()).isIn(Outcome.Kind.OPENED, Outcome.Kind.QUARANTINED);
        assertThat(entry.reason()).isNotIn(Reason.BROKE_THE_PARSER, Reason.TOO_SLOW, Reason.GAVE_UP);
        assertThat(desk.sent() - mailsBefore).isLessThanOrEqualTo(giant.mostMails());
        assertThat(used() - keptBefore).isLessThan(MOST_KEPT);
        assertTheNextGoesOn(giant);
    }

    private static void assertTheNextGoesOn(Giant giant) throws IOException, InterruptedException {
        long start = System.nanoTime();
        LedgerEntry next = desk.deliver("From: Bob <bob@globex.test>\nSubject: After " + giant.id() + "\n\nHelp\n");

        assertThat(next.outcome()).isEqualTo(Outcome.Kind.OPENED);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void ofWhatIsTooLargeTheHeadIsKept() throws IOException, InterruptedException {
        byte[] head = "From: Ann <ann@acme.test>\r\nSubject: g10\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

        long id = desk.intaking.intake().receiveHeaderOnly(arrival(), new ByteArrayInputStream(head), 150 << 20);

        LedgerEntry entry = desk.settled(id);
        assertThat(Set.of(entry.outcome())).containsExactly(Outcome.Kind.QUARANTINED);
        assertThat(entry.reason()).isEqualTo(Reason.TOO_LARGE);
    }

    private static Arrival arrival() {
        return new Arrival(
                Arrival.Source.API, Optional.of(desk.support.id()), Optional.empty(), "", MailDesk.SUPPORT, false);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
