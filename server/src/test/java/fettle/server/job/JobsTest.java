package fettle.server.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.server.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class JobsTest {

    private record Work(String name, Duration every, Duration deadline, Runnable work) implements Job {

        static Work every(Duration pause, Runnable work) {
            return new Work("work", pause, Duration.ofSeconds(10), work);
        }

        @Override
        public void run() {
            work.run();
        }
    }

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestClock clock = new TestClock();

    @Test
    void runByHandWhenTheClockSaysSo() {
        var runs = new AtomicInteger();
        Jobs jobs = jobs(Work.every(MINUTE, runs::incrementAndGet));

        jobs.runDue();
        jobs.runDue();
        assertThat(runs).hasValue(1);

        clock.advance(MINUTE);
        jobs.runDue();
        assertThat(runs).hasValue(2);
    }

    @Test
    void runOnceAfterALongSilence() {
        var runs = new AtomicInteger();
        Jobs jobs = jobs(Work.every(MINUTE, runs::incrementAndGet));
        jobs.runDue();

        clock.advance(Duration.ofHours(3));
        jobs.runDue();
        jobs.runDue();

        assertThat(runs).hasValue(2);
    }

    @Test
    void runWhenNudged() {
        var runs = new AtomicInteger();
        Jobs jobs = jobs(Work.every(MINUTE, runs::incrementAndGet));
        jobs.runDue();

        jobs.nudge("work");
        jobs.runDue();

        assertThat(runs).hasValue(2);
        assertThatThrownBy(() -> jobs.nudge("wrok")).hasMessage("There is no job wrok");
    }

    @Test
    void backOffFromTheFifthFailureAndComeBackWithTheFirstSuccess() {
        var broken = new AtomicBoolean(true);
        Jobs jobs = jobs(Work.every(MINUTE, () -> {
            if (broken.get()) {
                throw new IllegalStateException("no connection");
            }
        }));

        for (int i = 0; i < 5; i++) {
            jobs.runDue();
            clock.advance(MINUTE);
        }
        jobs.runDue();
        JobStanding afterFive = standing(jobs);
        clock.advance(MINUTE);
        jobs.runDue();
        JobStanding afterSix = standing(jobs);
        broken.set(false);
        jobs.nudge("work");
        jobs.runDue();

        assertThat(afterFive.failures()).isEqualTo(5);
        assertThat(afterFive.isFailing()).isTrue();
        assertThat(afterFive.lastFailure()).contains("no connection");
        assertThat(afterSix.failures()).isEqualTo(6);
        assertThat(afterSix.pause()).isEqualTo(Duration.ofMinutes(4));
        assertThat(standing(jobs).failures()).isZero();
        assertThat(standing(jobs).pause()).isEqualTo(MINUTE);
    }

    @Test
    void neverWaitLongerThanAQuarterOfAnHourForTheNextTry() {
        JobStanding standing = JobStanding.before(Work.every(MINUTE, () -> {}));
        for (int i = 0; i < 1000; i++) {
            standing = standing.failed(clock.instant(), "still broken");
        }

        assertThat(standing.pause()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void areInterruptedAtTheirDeadline() {
        var interrupted = new AtomicBoolean();
        Jobs jobs = jobs(new Work("work", MINUTE, Duration.ofMillis(50), () -> {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
        }));

        jobs.runDue();

        assertThat(interrupted).isTrue();
        assertThat(standing(jobs).failures()).isEqualTo(1);
        assertThat(standing(jobs).lastFailure()).contains("It ran for more than PT0.05S");
    }

    @Test
    void thatIgnoreTheirDeadlineKeepNoOtherWaiting() throws InterruptedException {
        var end = new CountDownLatch(1);
        var begun = new AtomicInteger();
        var others = new CountDownLatch(3);
        try (Jobs jobs = jobs(
                new Work("deaf", Duration.ofMillis(1), Duration.ofMillis(10), () -> {
                    begun.incrementAndGet();
                    awaitDeaf(end);
                }),
                new Work("other", Duration.ofMillis(10), MINUTE, others::countDown))) {
            jobs.start();

            assertThat(others.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(begun).hasValue(1);
            end.countDown();
        }
    }

    @Test
    void neverRunTwiceAtOnce() throws InterruptedException {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var runs = new CountDownLatch(50);
        try (Jobs jobs = jobs(Work.every(Duration.ofMillis(1), () -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            inside.decrementAndGet();
            runs.countDown();
        }))) {
            jobs.start();
            for (int i = 0; i < 200; i++) {
                jobs.nudge("work");
            }

            assertThat(runs.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void endWhatTheyBeganBeforeTheProgramEnds() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var steps = new ArrayList<String>();
        Jobs jobs = jobs(Work.every(MINUTE, () -> {
            begun.countDown();
            sleep(100);
            steps.add("ended");
        }));
        jobs.start();
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

        jobs.close();

        assertThat(steps).containsExactly("ended");
    }

    private Jobs jobs(Job... jobs) {
        return new Jobs(List.of(jobs), clock, new Lease.Alone());
    }

    private static JobStanding standing(Jobs jobs) {
        return jobs.standings().getFirst();
    }

    /// Waits through any interrupt.
    private static void awaitDeaf(CountDownLatch end) {
        while (end.getCount() > 0) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
