package fettle.contracts.replay;

import java.time.Duration;
import java.time.YearMonth;
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

/// What a year of 10,000 tickets and as many entries costs under another contract.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class ReplayBenchmark {

    private final ClientHistory history = Histories.year(1, 10_000);
    private final Deal deal = Histories.deal(Duration.ofHours(4), 250_000);

    @Benchmark
    public Replay aYearOf10000Tickets() {
        return Replay.of(history, deal, YearMonth.of(2025, 1), YearMonth.of(2025, 12));
    }
}
