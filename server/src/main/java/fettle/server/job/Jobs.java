package fettle.server.job;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All jobs of the program. Each goes its own way: one that hangs or fails keeps no other waiting.
///
/// A test leaves them unstarted and calls `runDue`, which runs by the test's clock and in order.
public final class Jobs implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Map<String, Turns> turns = new LinkedHashMap<>();
    private final List<Thread> loops = new ArrayList<>();
    private final Lease lease;

    public Jobs(List<Job> jobs, InstantSource clock, Lease lease) {
        this.lease = lease;
        for (Job job : jobs) {
            if (turns.put(job.name(), new Turns(job, clock, lease)) != null) {
                throw new IllegalArgumentException("Two jobs have the name " + job.name());
            }
        }
    }

    /// Begins to run the jobs, each at once and then after its pauses.
    public void start() {
        turns.forEach((name, turn) ->
                loops.add(Thread.ofVirtual().name("turns of " + name).start(turn::loop)));
    }

    /// Runs what is due by the clock, in the order of the list, and ends when it has ended. A job's failure
    /// shows in its standing.
    public void runDue() {
        try {
            for (Turns turn : turns.values()) {
                turn.runIfDue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Has the job run now, since there is something for it to do.
    public void nudge(String name) {
        Turns turn = turns.get(name);
        if (turn == null) {
            throw new IllegalArgumentException("There is no job " + name);
        }
        turn.nudge();
    }

    /// The jobs whose last run failed.
    public List<Trouble> troubles() {
        return standings().stream()
                .filter(job -> job.failures() > 0)
                .map(job -> new Trouble(
                        job.name(), job.failures(), job.lastFailure().orElse("")))
                .toList();
    }

    public List<JobStanding> standings() {
        return turns.values().stream().map(Turns::standing).toList();
    }

    /// Starts no more runs, lets those that run end, interrupts those that take too long, and gives the leases
    /// back.
    @Override
    public void close() {
        turns.values().forEach(Turns::stop);
        try {
            long end = System.nanoTime() + GRACE.toNanos();
            for (Thread loop : loops) {
                loop.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            }
            turns.values().forEach(Turns::interrupt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        turns.keySet().forEach(lease::giveBack);
    }
}
