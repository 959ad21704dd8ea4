package fettle.server.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fettle.server.mail.route.MailRoute;
import fettle.server.mail.route.SmtpRelay;
import fettle.server.mail.transport.Steps;
import fettle.server.store.Tx;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxJobTest {

    private final WatchedOutbox watched = new WatchedOutbox();

    @AfterEach
    void close() {
        watched.close();
    }

    @Test
    void deliversThroughARelayWithTheMessageIdOfTheOutbox() throws MessagingException, InterruptedException {
        var relay = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        relay.start();
        try {
            watched.add("reply:1", "ann@acme.test");

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
            watched.add("reply:1", "ann@acme.test");

            run(new SmtpRelay(setting(relay.getSmtp().getPort(), SmtpRelay.Protection.STARTTLS)), tried(1));

            assertThat(watched.state().state()).isEqualTo(DeliveryState.QUEUED);
            assertThat(watched.state().lastError()).contains("STARTTLS");
            assertThat(relay.getReceivedMessages()).isEmpty();
        } finally {
            relay.stop();
        }
    }

    @Test
    void waitsLongerAfterEachTryAndGivesUpAfterFiveDays() throws InterruptedException {
        watched.add("reply:1", "ann@acme.test");
        var tries = new AtomicInteger();
        MailRoute busy = (_, _, _) -> new MailRoute.Answer.Later("450 busy, try " + tries.incrementAndGet());

        for (long minutes : List.of(1, 5, 15, 60)) {
            String said = "450 busy, try " + (tries.get() + 1);
            run(busy, to -> to.lastError().equals(said));
            assertThat(watched.state().state()).isEqualTo(DeliveryState.QUEUED);
            watched.clock.advance(Duration.ofMinutes(minutes));
        }
        watched.clock.advance(Duration.ofDays(5));
        run(busy, DeliveryState.REFUSED);

        assertThat(watched.state().lastError()).isEqualTo("450 busy, try 5");
    }

    @Test
    void doesNotTryBeforeItsTime() throws InterruptedException {
        watched.add("reply:1", "ann@acme.test");
        var tries = Collections.synchronizedList(new ArrayList<String>());
        MailRoute busy = (_, _, to) -> {
            tries.add(to);
            return new MailRoute.Answer.Later("450 busy");
        };
        run(busy, tried(1));

        watched.clock.advance(Duration.ofSeconds(59));
        OutboxJob tooEarly = watched.job(busy);
        tooEarly.run();
        tooEarly.close();

        assertThat(tries).hasSize(1);
    }

    @Test
    void oneRefusedRecipientStopsNoOther() throws InterruptedException {
        watched.add("reply:1", "nobody@acme.test", "ann@acme.test");
        MailRoute picky = (_, _, to) -> to.startsWith("nobody")
                ? new MailRoute.Answer.Refused("550 no such user")
                : new MailRoute.Answer.Accepted();

        watched.job(picky).run();
        WatchedOutbox.waitUntil(() -> watched.states().stream().noneMatch(to -> to.state() == DeliveryState.QUEUED));

        assertThat(watched.outbox
                        .newest(watched.database.read(WatchedOutbox.TEST), Long.MAX_VALUE, 10)
                        .getFirst()
                        .to())
                .extracting(Delivery.To::state)
                .containsExactly(DeliveryState.REFUSED, DeliveryState.ACCEPTED);
    }

    /// Whoever is told of a mail locks its ticket: what holds other mails by then would wait for whoever has that.
    @Test
    void holdsNoOtherMailWhileItTellsOfOneThatWasNotTaken() throws InterruptedException {
        watched.add("reply:1", "ann@acme.test");
        run((_, _, _) -> new MailRoute.Answer.Away("no route to host"), tried(1));
        SentMail waiting = watched.outbox
                .withMessageId(watched.database.read(WatchedOutbox.TEST), "<reply:1@fettle.test>")
                .orElseThrow();
        var free = new CompletableFuture<Boolean>();
        watched.outbox.listen(new DeliveryListener() {
            @Override
            public void undelivered(Tx tx, SentMail mail, Undelivered what) {
                var opened = CompletableFuture.runAsync(() -> watched.database.run(
                        WatchedOutbox.TEST, other -> watched.outbox.opened(other, waiting, "ann@acme.test")));
                free.completeAsync(() -> opened.orTimeout(3, TimeUnit.SECONDS)
                        .handle((_, failure) -> failure == null)
                        .join());
                free.join();
            }

            @Override
            public void arrived(Tx tx, SentMail mail, long recipientId) {}
        });

        watched.add("reply:2", "nobody@globex.test");
        run(
                (_, _, to) -> to.startsWith("nobody")
                        ? new MailRoute.Answer.Refused("550 no such user")
                        : new MailRoute.Answer.Accepted(),
                DeliveryState.REFUSED);

        assertThat(free).isCompletedWithValue(true);
    }

    @Test
    void isWokenByAMailThatIsSafeInTheOutbox() {
        var woken = new AtomicInteger();
        watched.outbox.wake(woken::incrementAndGet);

        assertThatThrownBy(() -> watched.database.run(WatchedOutbox.TEST, tx -> {
                    watched.outbox.add(tx, WatchedOutbox.mail("lost", "ann@acme.test"));
                    throw new IllegalStateException("given up");
                }))
                .hasMessage("given up");
        assertThat(woken).hasValue(0);
        watched.database.run(WatchedOutbox.TEST, tx -> {
            watched.outbox.add(tx, WatchedOutbox.mail("kept", "ann@acme.test"));
            assertThat(woken).hasValue(0);
        });
        assertThat(woken).hasValue(1);
    }

    @Test
    void givesUpAfterFiveDaysWhatCannotBeComposed() throws InterruptedException {
        watched.add("reply:1", "ann@acme.test");
        var job = new OutboxJob(
                watched.database,
                watched.clock,
                watched.outbox,
                (_, _, _) -> new MailRoute.Answer.Accepted(),
                _ -> {
                    throw new IllegalStateException("an attachment is gone");
                },
                Steps.NONE);

        job.run();
        WatchedOutbox.waitUntil(() -> !watched.state().lastError().isEmpty());
        assertThat(watched.state().state()).isEqualTo(DeliveryState.QUEUED);

        watched.clock.advance(Duration.ofDays(5));
        job.run();
        WatchedOutbox.waitUntil(() -> watched.state().state() == DeliveryState.REFUSED);
        assertThat(watched.state().lastError()).isEqualTo("The mail could not be composed");
    }

    @Test
    void whatIsUnderWayWhenItClosesIsKnownAtTheNextStart() throws InterruptedException {
        watched.add("reply:1", "ann@acme.test");
        var taken = new CountDownLatch(1);
        OutboxJob job = watched.job((_, _, _) -> {
            taken.countDown();
            slowly();
            return new MailRoute.Answer.Accepted();
        });

        job.run();
        taken.await();
        job.close();

        assertThat(watched.state().state()).isEqualTo(DeliveryState.ACCEPTED);
    }

    @Test
    void addsAtMostOneMailForACause() {
        watched.add("ack:1", "ann@acme.test");
        watched.add("ack:1", "ann@acme.test");

        assertThat(watched.outbox.newest(watched.database.read(WatchedOutbox.TEST), Long.MAX_VALUE, 10))
                .hasSize(1);
    }

    private void run(MailRoute route, DeliveryState state) throws InterruptedException {
        run(route, to -> to.state() == state);
    }

    private void run(MailRoute route, Predicate<Delivery.To> until) throws InterruptedException {
        watched.job(route).run();
        WatchedOutbox.waitUntil(() -> watched.states().stream().anyMatch(until));
    }

    private static Predicate<Delivery.To> tried(int times) {
        return to -> to.attempts() == times && !to.lastError().isEmpty();
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
}
