package fettle.contracts.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What business time costs: each event on a ticket asks for it several times.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BusinessCalendarBenchmark {

    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration FIVE_YEARS = Duration.ofDays(5 * 365);

    private final BusinessCalendar calendar =
            BusinessCalendar.of("office", "Europe/Berlin", "mon-fri 08:00-17:00", "2026-04-03=closed;2026-04-06=closed");
    private final Instant friday = Instant.parse("2026-03-27T14:30:00Z");
    private final Duration openInAMonth = calendar.between(friday, friday.plus(MONTH));
    private final Duration openInFiveYears = calendar.between(friday, friday.plus(FIVE_YEARS));

    @Benchmark
    public Optional<Instant> addFourHoursOverAWeekend() {
        return calendar.add(friday, Duration.ofHours(4));
    }

    @Benchmark
    public Optional<Instant> addAMonth() {
        return calendar.add(friday, openInAMonth);
    }

    @Benchmark
    public Optional<Instant> addFiveYears() {
        return calendar.add(friday, openInFiveYears);
    }

    @Benchmark
    public Duration betweenOverAMonth() {
        return calendar.between(friday, friday.plus(MONTH));
    }

    @Benchmark
    public Duration betweenOverFiveYears() {
        return calendar.between(friday, friday.plus(FIVE_YEARS));
    }

    /// A calendar that nobody has asked yet: what the first question over five years costs.
    @Benchmark
    public Duration firstQuestionOverFiveYears() {
        return new BusinessCalendar("office", calendar.versions()).between(friday, friday.plus(FIVE_YEARS));
    }
}
