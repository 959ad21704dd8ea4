package fettle.server.ticket.reply;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.mail.outbox.OutboxJob;
import fettle.server.mail.route.RelayPeer;
import fettle.server.mail.route.RelayPeer.Fault;
import fettle.server.mail.route.RelayPeer.Taken;
import fettle.server.mail.transport.Steps;
import fettle.server.store.BlobStore;
import fettle.server.testing.TestDatabase;
import fettle.server.testing.TestDesk;
import fettle.server.ticket.Ticket;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class RepliesInOrderTest {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @TempDir
    Path folder;

    private TestDesk desk;
    private RelayPeer relay;

    @BeforeEach
    void open() throws IOException {
        desk = new TestDesk(database.get());
        relay = new RelayPeer();
    }

    @AfterEach
    void close() {
        relay.close();
    }

    @Test
    void theRepliesOnATicketLeaveInTheirOrderWhenTheRelayIsBackAfterThreeDays() throws Exception {
        Ticket printer = desk.open("Printer");
        Ticket phone = desk.open("Phone");
        relay.goDown();
        for (int day = 0; day < 3; day++) {
            reply(printer, "Printer, day " + day);
            reply(phone, "Phone, day " + day);
            sendUntil(() -> true);
            desk.clock.advance(Duration.ofDays(1));
        }

        relay.comeBack();
        sendUntil(() -> relay.taken().size() == 6);

        assertThat(taken(printer)).isEqualTo(ids(printer));
        assertThat(taken(phone)).isEqualTo(ids(phone));
    }

    @Test
    void aReplyWaitsForTheOneBeforeItThatTheRelayIsTooBusyFor() throws Exception {
        Ticket printer = desk.open("Printer");
        relay.give(desk.ann.email(), Fault.BUSY_AT_MESSAGE);
        reply(printer, "first");
        sendUntil(() -> desk.mails(printer).getFirst().to().getFirst().attempts() == 1);
        relay.mend(desk.ann.email());

        reply(printer, "second");
        sendUntil(() -> true);
        assertThat(relay.taken()).isEmpty();

        desk.clock.advance(Duration.ofMinutes(1));
        sendUntil(() -> relay.taken().size() == 2);
        assertThat(taken(printer)).isEqualTo(ids(printer));
    }

    private void reply(Ticket ticket, String text) {
        desk.in(tx -> desk.handling.reply(tx, desk.asItStands(ticket), desk.tess, Reply.of(text)));
    }

    private List<String> ids(Ticket ticket) {
        return desk.mails(ticket).stream().map(mail -> mail.messageId()).toList();
    }

    private List<String> taken(Ticket ticket) {
        List<String> ofTicket = ids(ticket);
        return relay.taken().stream()
                .map(Taken::messageId)
                .filter(ofTicket::contains)
                .toList();
    }

    /// Each time with a job that knows nothing of what was before, as after a restart.
    private void sendUntil(BooleanSupplier done) throws InterruptedException {
        var raw = new OutgoingBytes(desk.database, desk.conversations, new BlobStore(folder, desk.clock), "msp.test");
        var route = relay.route(Duration.ofSeconds(5));
        try (var job = new OutboxJob(desk.database, desk.clock, desk.outbox, route, raw, Steps.NONE)) {
            for (int round = 0; round < 3_000; round++) {
                job.run();
                if (done.getAsBoolean()) {
                    return;
                }
                Thread.sleep(10);
            }
            throw new AssertionError("It did not happen within 30 seconds");
        }
    }
}
