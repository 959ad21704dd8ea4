package fettle.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class IdsTest {

    private final TestClock clock = new TestClock();
    private final Ids ids = new Ids(clock);

    @Test
    void growWithTime() {
        long first = ids.next();
        clock.advance(Duration.ofMillis(1));

        assertThat(ids.next()).isGreaterThan(first);
        assertThat(first).isPositive();
    }

    @Test
    void growWhileTheClockStandsStillOrJumpsBack() {
        long[] some = LongStream.generate(ids::next).limit(1_000_000).toArray();
        clock.advance(Duration.ofHours(-1));
        long next = ids.next();

        assertThat(LongStream.of(some).boxed()).isSorted().doesNotHaveDuplicates();
        assertThat(next).isGreaterThan(some[some.length - 1]);
    }

    @Test
    void areStillPositiveInAHundredYears() {
        assertThat(new Ids(new TestClock(Instant.parse("2126-01-01T00:00:00Z"))).next())
                .isPositive();
    }

    @Test
    void areDifferentForAllThreads() {
        Set<Long> made = ConcurrentHashMap.newKeySet();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                threads.execute(() -> LongStream.generate(ids::next).limit(100).forEach(made::add));
            }
        }

        assertThat(made).hasSize(10_000);
    }
}
