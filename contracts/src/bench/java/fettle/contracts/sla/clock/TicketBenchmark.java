package fettle.contracts.sla.clock;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.sla.Channel;
import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.SlaEvent;
import fettle.contracts.sla.SlaPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

/// What it costs to read the clocks of a ticket, which happens at each of its events and on each look at it.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TicketBenchmark {

    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");

    private final SlaPolicy policy = SlaPolicy.of(
                    "Gold", BusinessCalendar.of("office", "Europe/Berlin", "mon-fri 08:00-17:00", "2026-04-03=closed"))
            .promising(Priority.P2, Commitment.RESPONSE, Duration.ofMinutes(30))
            .promising(Priority.P2, Commitment.UPDATE, Duration.ofHours(4))
            .promising(Priority.P2, Commitment.RESOLUTION, Duration.ofHours(40))
            .promising(Priority.P3, Commitment.RESOLUTION, Duration.ofHours(80));
    private final List<SlaEvent> events = events();
    private final Instant now = MONDAY.plus(Duration.ofDays(40));

    @Benchmark
    public Optional<SlaEvaluation> fiftyEvents() {
        return SlaEvaluation.evaluate(policy, events, now);
    }

    @Benchmark
    public Optional<SlaEvaluation> fiveEvents() {
        return SlaEvaluation.evaluate(policy, events.subList(0, 5), now);
    }

    /// A lively ticket over six weeks: replies, waits, answers, notes and changes of priority by turns.
    private static List<SlaEvent> events() {
        List<SlaEvent> events = new ArrayList<>();
        events.add(new SlaEvent.Received(MONDAY, Priority.P2, Channel.EMAIL));
        for (int i = 1; i < 50; i++) {
            Instant at = MONDAY.plus(Duration.ofHours(19L * i));
            events.add(
                    switch (i % 7) {
                        case 1 -> new SlaEvent.Replied(at, Channel.EMAIL, true);
                        case 2 -> new SlaEvent.Paused(at, PauseReason.CLIENT_INFO);
                        case 3 -> new SlaEvent.ClientWrote(at, true);
                        case 4 -> new SlaEvent.Noted(at);
                        case 5 -> new SlaEvent.PriorityChanged(at, i % 2 == 0 ? Priority.P2 : Priority.P3);
                        case 6 -> new SlaEvent.Replied(at, Channel.PHONE, true);
                        default -> new SlaEvent.Resumed(at);
                    });
        }
        return List.copyOf(events);
    }
}
