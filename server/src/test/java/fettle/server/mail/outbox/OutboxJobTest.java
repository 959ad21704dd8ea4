package fettle.server.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fettle.server.SqlFiles;
import fettle.server.client.Client;
import fettle.server.mail.address.Address;
import fettle.server.mail.compose.OutgoingMessage;
import fettle.server.mail.route.MailRoute;
import fettle.server.mail.route.SmtpRelay;
import fettle.server.mail.transport.Steps;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.engine.DatabaseAddress;
import fettle.server.testing.TestClock;
import fettle.server.testing.TestDatabase;
import fettle.server.testing.TestIds;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxJobTest {

    private static final Scope TEST = new Scope.System("test");

    private final TestClock clock = new TestClock();
    private final Outbox outbox = new Outbox(TestIds.SHARED, clock);
    private final List<OutboxJob> jobs = new ArrayList<>();
    private DatabaseAddress address;
    private Database database;

    @BeforeEach
    void open() {
        address = TestDatabase.fresh();
        database = Database.open(address, 4, TestDatabase.migrations(), SqlFiles.ALL);
    }

    @AfterEach
    void close() {
        jobs.forEach(OutboxJob::close);
        database.close();
        TestDatabase.drop(address);
    }

    @Test
    void deliversThroughARelayWithTheMessageIdOfTheOutbox() throws MessagingException, InterruptedException {
        var relay = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        relay.start();
        try {
            add("reply:1", "ann@acme.test");

            run(new SmtpRelay(setting(relay.getSmtp().getPort(), SmtpRelay.Protection.NONE)), DeliveryState.ACCEPTED);

            assertThat(relay.getReceivedMessages()).hasSize(1);
            assertThat(relay.getReceivedMessages()[0].getMessageID()).isEqualTo("<reply:1@fettle.test>");
        } finally {
            relay.stop();
        }
    }

    @Test
    void sendsNothingToAServerThatOffersNoEncryption() throws InterruptedException {
        var relay = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        relay.start();
        try {
            add("reply:1", "ann@acme.test");

            run(new SmtpRelay(setting(relay.getSmtp().getPort(), SmtpRelay.Protection.STARTTLS)), tried(1));

            assertThat(state().state()).isEqualTo(DeliveryState.QUEUED);
            assertThat(state().lastError()).contains("STARTTLS");
            assertThat(relay.getReceivedMessages()).isEmpty();
        } finally {
            relay.stop();
        }
    }

    @Test
    void waitsLongerAfterEachTryAndGivesUpAfterFiveDays() throws InterruptedException {
        add("reply:1", "ann@acme.test");
        var tries = new AtomicInteger();
        MailRoute busy = (_, _, _) -> new MailRoute.Answer.Later("450 busy, try " + tries.incrementAndGet());

        for (long minutes : List.of(1, 5, 15, 60)) {
            String said = "450 busy, try " + (tries.get() + 1);
            run(busy, to -> to.lastError().equals(said));
            assertThat(state().state()).isEqualTo(DeliveryState.QUEUED);
            clock.advance(Duration.ofMinutes(minutes));
        }
        clock.advance(Duration.ofDays(5));
        run(busy, DeliveryState.REFUSED);

        assertThat(state().lastError()).isEqualTo("450 busy, try 5");
    }

    @Test
    void doesNotTryBeforeItsTime() throws InterruptedException {
        add("reply:1", "ann@acme.test");
        var tries = Collections.synchronizedList(new ArrayList<String>());
        MailRoute busy = (_, _, to) -> {
            tries.add(to);
            return new MailRoute.Answer.Later("450 busy");
        };
        run(busy, tried(1));

        clock.advance(Duration.ofSeconds(59));
        OutboxJob tooEarly = job(busy);
        tooEarly.run();
        tooEarly.close();

        assertThat(tries).hasSize(1);
    }

    @Test
    void oneRefusedRecipientStopsNoOther() throws InterruptedException {
        add("reply:1", "nobody@acme.test", "ann@acme.test");
        MailRoute picky = (_, _, to) -> to.startsWith("nobody")
                ? new MailRoute.Answer.Refused("550 no such user")
                : new MailRoute.Answer.Accepted();

        job(picky).run();
        waitUntil(() -> states().stream().noneMatch(to -> to.state() == DeliveryState.QUEUED));

        assertThat(outbox.newest(database.read(TEST), Long.MAX_VALUE, 10)
                        .getFirst()
                        .to())
                .extracting(Delivery.To::state)
                .containsExactly(DeliveryState.REFUSED, DeliveryState.ACCEPTED);
    }

    @Test
    void aSlowDomainHoldsUpNoOther() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            add("slow:" + i, "ann@slow.test");
        }
        add("quick", "bob@quick.test");
        var done = new CountDownLatch(1);
        var slow = Collections.synchronizedList(new ArrayList<String>());
        MailRoute route = (_, _, to) -> {
            if (to.endsWith("@slow.test")) {
                slow.add(to);
                await(done);
            }
            return new MailRoute.Answer.Accepted();
        };
        OutboxJob job = job(route);

        job.run();
        waitUntil(() -> slow.size() == 2 && accepted() == 1);
        add("quick:2", "bob@quick.test");
        job.run();
        waitUntil(() -> accepted() == 2);

        assertThat(slow).hasSize(2);
        done.countDown();
        waitUntil(() -> {
            job.run();
            return states().stream().allMatch(to -> to.state() == DeliveryState.ACCEPTED);
        });
    }

    @Test
    void goesOnWithTheNextMailToADomainAtOnce() throws InterruptedException {
        for (int i = 0; i < 12; i++) {
            add("news:" + i, "ann@acme.test");
        }
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();
        OutboxJob job = job((_, _, _) -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            atOnce.decrementAndGet();
            return new MailRoute.Answer.Accepted();
        });

        job.run();

        waitUntil(() -> accepted() == 12);
        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void everyDomainGetsItsTurnBeforeAnyGetsItsSecondWhileAllConnectionsAreBusy() throws InterruptedException {
        for (int mail = 0; mail < 3; mail++) {
            for (int domain = 0; domain < 20; domain++) {
                add("news:" + mail + ":" + domain, "ann@d" + domain + ".test");
            }
        }
        var order = Collections.synchronizedList(new ArrayList<String>());
        var server = new Semaphore(0);
        OutboxJob job = job((_, _, to) -> {
            order.add(to);
            server.acquireUninterruptibly();
            return new MailRoute.Answer.Accepted();
        });

        job.run();

        for (int busy = 16; busy < 20; busy++) {
            int underWay = busy;
            waitUntil(() -> order.size() == underWay);
            server.release();
        }
        waitUntil(() -> order.size() == 20);
        assertThat(order)
                .containsExactlyInAnyOrder(IntStream.range(0, 20)
                        .mapToObj(domain -> "ann@d" + domain + ".test")
                        .toArray(String[]::new));
        server.release(60);
        waitUntil(() -> accepted() == 60);
    }

    @Test
    void isWokenByAMailThatIsSafeInTheOutbox() {
        var woken = new AtomicInteger();
        outbox.wake(woken::incrementAndGet);

        assertThatThrownBy(() -> database.run(TEST, tx -> {
                    outbox.add(tx, mail("lost", "ann@acme.test"));
                    throw new IllegalStateException("given up");
                }))
                .hasMessage("given up");
        assertThat(woken).hasValue(0);
        database.run(TEST, tx -> {
            outbox.add(tx, mail("kept", "ann@acme.test"));
            assertThat(woken).hasValue(0);
        });
        assertThat(woken).hasValue(1);
    }

    @Test
    void givesUpAfterFiveDaysWhatCannotBeComposed() throws InterruptedException {
        add("reply:1", "ann@acme.test");
        var job = new OutboxJob(
                database,
                clock,
                outbox,
                (_, _, _) -> new MailRoute.Answer.Accepted(),
                _ -> {
                    throw new IllegalStateException("an attachment is gone");
                },
                Steps.NONE);

        job.run();
        waitUntil(() -> !state().lastError().isEmpty());
        assertThat(state().state()).isEqualTo(DeliveryState.QUEUED);

        clock.advance(Duration.ofDays(5));
        job.run();
        waitUntil(() -> state().state() == DeliveryState.REFUSED);
        assertThat(state().lastError()).isEqualTo("The mail could not be composed");
    }

    @Test
    void whatIsUnderWayWhenItClosesIsKnownAtTheNextStart() throws InterruptedException {
        add("reply:1", "ann@acme.test");
        var taken = new CountDownLatch(1);
        OutboxJob job = job((_, _, _) -> {
            taken.countDown();
            slowly();
            return new MailRoute.Answer.Accepted();
        });

        job.run();
        taken.await();
        job.close();

        assertThat(state().state()).isEqualTo(DeliveryState.ACCEPTED);
    }

    @Test
    void addsAtMostOneMailForACause() {
        add("ack:1", "ann@acme.test");
        add("ack:1", "ann@acme.test");

        assertThat(outbox.newest(database.read(TEST), Long.MAX_VALUE, 10)).hasSize(1);
    }

    private void run(MailRoute route, DeliveryState state) throws InterruptedException {
        run(route, to -> to.state() == state);
    }

    private void run(MailRoute route, Predicate<Delivery.To> until) throws InterruptedException {
        job(route).run();
        waitUntil(() -> states().stream().anyMatch(until));
    }

    private static Predicate<Delivery.To> tried(int times) {
        return to -> to.attempts() == times && !to.lastError().isEmpty();
    }

    private OutboxJob job(MailRoute route) {
        OutboxJob job = new OutboxJob(database, clock, outbox, route, OutboxJobTest::raw, Steps.NONE);
        jobs.add(job);
        return job;
    }

    private Delivery.To state() {
        return states().getFirst();
    }

    private long accepted() {
        return states().stream()
                .filter(to -> to.state() == DeliveryState.ACCEPTED)
                .count();
    }

    private List<Delivery.To> states() {
        return outbox.newest(database.read(TEST), Long.MAX_VALUE, 100).stream()
                .flatMap(mail -> mail.to().stream())
                .toList();
    }

    private void add(String cause, String... addresses) {
        database.run(TEST, tx -> outbox.add(tx, mail(cause, addresses)));
    }

    private static NewMail mail(String cause, String... addresses) {
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
                List.of());
    }

    private static byte[] raw(SentMail sent) {
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
                        sent.createdAt(),
                        OutgoingMessage.Nature.PERSONAL,
                        "fettle.test",
                        sent.mail().body(),
                        Optional.empty(),
                        List.of())
                .bytes();
    }

    private static SmtpRelay.Setting setting(int port, SmtpRelay.Protection protection) {
        return new SmtpRelay.Setting("127.0.0.1", port, protection, "", "");
    }

    private static void slowly() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void waitUntil(java.util.function.BooleanSupplier condition) throws InterruptedException {
        for (int round = 0; round < 3_000; round++) {
            if (condition.getAsBoolean()) {
                return;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("It did not happen within 30 seconds");
    }
}
