package fettle.server.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.mail.route.MailRoute;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxTurnsTest {

    private final WatchedOutbox watched = new WatchedOutbox();

    @AfterEach
    void close() {
        watched.close();
    }

    @Test
    void aSlowDomainHoldsUpNoOther() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            watched.add("slow:" + i, "ann@slow.test");
        }
        watched.add("quick", "bob@quick.test");
        var done = new CountDownLatch(1);
        var slow = Collections.synchronizedList(new ArrayList<String>());
        MailRoute route = (_, _, to) -> {
            if (to.endsWith("@slow.test")) {
                slow.add(to);
                WatchedOutbox.await(done);
            }
            return new MailRoute.Answer.Accepted();
        };
        OutboxJob job = watched.job(route);

        job.run();
        WatchedOutbox.waitUntil(() -> slow.size() == 2 && watched.accepted() == 1);
        watched.add("quick:2", "bob@quick.test");
        job.run();
        WatchedOutbox.waitUntil(() -> watched.accepted() == 2);

        assertThat(slow).hasSize(2);
        done.countDown();
        WatchedOutbox.waitUntil(() -> {
            job.run();
            return watched.states().stream().allMatch(to -> to.state() == DeliveryState.ACCEPTED);
        });
    }

    @Test
    void goesOnWithTheNextMailToADomainAtOnce() throws InterruptedException {
        for (int i = 0; i < 12; i++) {
            watched.add("news:" + i, "ann@acme.test");
        }
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();
        OutboxJob job = watched.job((_, _, _) -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            atOnce.decrementAndGet();
            return new MailRoute.Answer.Accepted();
        });

        job.run();

        WatchedOutbox.waitUntil(() -> watched.accepted() == 12);
        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void everyDomainGetsItsTurnBeforeAnyGetsItsSecondWhileAllConnectionsAreBusy() throws InterruptedException {
        for (int mail = 0; mail < 3; mail++) {
            for (int domain = 0; domain < 20; domain++) {
                watched.add("news:" + mail + ":" + domain, "ann@d" + domain + ".test");
            }
        }
        var order = Collections.synchronizedList(new ArrayList<String>());
        var server = new Semaphore(0);
        OutboxJob job = watched.job((_, _, to) -> {
            order.add(to);
            server.acquireUninterruptibly();
            return new MailRoute.Answer.Accepted();
        });

        job.run();

        for (int busy = 16; busy < 20; busy++) {
            int underWay = busy;
            WatchedOutbox.waitUntil(() -> order.size() == underWay);
            server.release();
        }
        WatchedOutbox.waitUntil(() -> order.size() == 20);
        assertThat(order)
                .containsExactlyInAnyOrder(IntStream.range(0, 20)
                        .mapToObj(domain -> "ann@d" + domain + ".test")
                        .toArray(String[]::new));
        server.release(60);
        WatchedOutbox.waitUntil(() -> watched.accepted() == 60);
    }
}
