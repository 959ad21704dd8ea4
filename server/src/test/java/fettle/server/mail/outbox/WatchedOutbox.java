package fettle.server.mail.outbox;

import fettle.server.SqlFiles;
import fettle.server.client.Client;
import fettle.server.mail.address.Address;
import fettle.server.mail.compose.OutgoingMessage;
import fettle.server.mail.route.MailRoute;
import fettle.server.mail.transport.Steps;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.engine.DatabaseAddress;
import fettle.server.testing.TestClock;
import fettle.server.testing.TestDatabase;
import fettle.server.testing.TestIds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// A real outbox and the jobs that empty it, with a clock that tests move.
final class WatchedOutbox implements AutoCloseable {

    static final Scope TEST = new Scope.System("test");

    final TestClock clock = new TestClock();
    final Outbox outbox = new Outbox(TestIds.SHARED, clock);
    final Database database;
    private final DatabaseAddress address;
    private final List<OutboxJob> jobs = new ArrayList<>();

    WatchedOutbox() {
        address = TestDatabase.fresh();
        database = Database.open(address, 4, TestDatabase.migrations(), SqlFiles.ALL);
    }

    @Override
    public void close() {
        jobs.forEach(OutboxJob::close);
        database.close();
        TestDatabase.drop(address);
    }

    OutboxJob job(MailRoute route) {
        OutboxJob job = new OutboxJob(database, clock, outbox, route, WatchedOutbox::raw, Steps.NONE);
        jobs.add(job);
        return job;
    }

    Delivery.To state() {
        return states().getFirst();
    }

    long accepted() {
        return states().stream()
                .filter(to -> to.state() == DeliveryState.ACCEPTED)
                .count();
    }

    List<Delivery.To> states() {
        return outbox.newest(database.read(TEST), Long.MAX_VALUE, 100).stream()
                .flatMap(mail -> mail.to().stream())
                .toList();
    }

    void add(String cause, String... addresses) {
        database.run(TEST, tx -> outbox.add(tx, mail(cause, addresses)));
    }

    static NewMail mail(String cause, String... addresses) {
        return new NewMail(
                cause,
                Client.UNASSIGNED,
                Optional.empty(),
                Optional.empty(),
                Automatic.NO,
                "support@fettle.test",
                "Support",
                Optional.empty(),
                Arrays.stream(addresses)
                        .map(address -> new Recipient(address, ""))
                        .toList(),
                "Printer",
                "Please restart it.",
                "<" + cause + "@fettle.test>",
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    static byte[] raw(SentMail sent) {
        return new OutgoingMessage(
                        Address.of(sent.mail().fromAddress()),
                        Optional.empty(),
                        sent.mail().to().stream()
                                .map(to -> Address.of(to.address()))
                                .toList(),
                        List.of(),
                        sent.mail().subject(),
                        sent.mail().messageId(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        sent.createdAt(),
                        OutgoingMessage.Nature.PERSONAL,
                        "fettle.test",
                        sent.mail().body(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty())
                .bytes();
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static boolean always() {
        return true;
    }

    static void waitUntil(java.util.function.BooleanSupplier condition) throws InterruptedException {
        for (int round = 0; round < 3_000; round++) {
            if (condition.getAsBoolean()) {
                return;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("It did not happen within 30 seconds");
    }
}
