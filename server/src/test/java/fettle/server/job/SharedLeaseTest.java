package fettle.server.job;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.testing.TestClock;
import fettle.server.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

class SharedLeaseTest {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private final TestClock clock = new TestClock();
    private final SharedLease one = node("one");
    private final SharedLease two = node("two");
    private String job = "";

    @BeforeEach
    void nameJob(TestInfo test) {
        job = test.getDisplayName();
    }

    @Test
    void belongsToOneNodeAtATime() {
        assertThat(one.hold(job)).isTrue();
        assertThat(two.hold(job)).isFalse();
        assertThat(one.hold(job)).isTrue();
    }

    @Test
    void staysWithWhoKeepsItAlive() {
        one.hold(job);
        for (int i = 0; i < 10; i++) {
            clock.advance(Duration.ofSeconds(10));
            assertThat(one.hold(job)).isTrue();
            assertThat(two.hold(job)).isFalse();
        }
    }

    @Test
    void passesOnWhenItsNodeDied() {
        one.hold(job);
        clock.advance(Duration.ofSeconds(16));

        assertThat(two.hold(job)).isTrue();
        assertThat(one.hold(job)).isFalse();
    }

    @Test
    void passesOnAtOnceWhenGivenBack() {
        one.hold(job);
        one.giveBack(job);
        clock.advance(Duration.ofMillis(1));

        assertThat(two.hold(job)).isTrue();
    }

    @Test
    void lastsThroughAPauseInWhichNobodyTookIt() {
        one.hold(job);
        clock.advance(Duration.ofMinutes(5));

        assertThat(one.hold(job)).isTrue();
        assertThat(two.hold(job)).isFalse();
    }

    @Test
    void isWonByOneOfManyThatAskAtOnce() throws Exception {
        List<Callable<Boolean>> nodes = IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(i -> () -> node("node " + i).hold(job))
                .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(nodes).stream().filter(SharedLeaseTest::won))
                    .hasSize(1);
        }
    }

    private SharedLease node(String name) {
        return new SharedLease(database.get(), clock, name);
    }

    private static boolean won(Future<Boolean> asked) {
        try {
            return asked.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
