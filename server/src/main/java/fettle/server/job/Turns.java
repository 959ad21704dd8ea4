package fettle.server.job;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One job's runs, one after the other: never two at once, each on a thread of its own that a deadline ends.
final class Turns {

    private static final System.Logger LOG = System.getLogger(Turns.class.getName());
    private static final Duration LEASE_LOOK = Duration.ofSeconds(5);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final Job job;
    private final InstantSource clock;
    private final Lease lease;
    private final Semaphore nudges = new Semaphore(1);

    private volatile JobStanding standing;
    private volatile boolean stopping;
    private volatile Thread runner = new Thread();

    Turns(Job job, InstantSource clock, Lease lease) {
        this.job = job;
        this.clock = clock;
        this.lease = lease;
        this.standing = JobStanding.before(job);
    }

    JobStanding standing() {
        return standing;
    }

    void nudge() {
        nudges.release();
    }

    /// Runs the job again and again until told to stop. The pauses go by elapsed time, not by the clock on
    /// the wall, which may jump.
    void loop() {
        while (!stopping) {
            try {
                nudges.tryAcquire(standing.pause().toMillis(), TimeUnit.MILLISECONDS);
                nudges.drainPermits();
                if (!stopping) {
                    run();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /// Runs the job now when it is due by the clock, or was nudged.
    void runIfDue() throws InterruptedException {
        boolean isNudged = nudges.drainPermits() > 0;
        boolean isDue = standing.endedAt()
                .map(ended -> !ended.plus(standing.pause()).isAfter(clock.instant()))
                .orElse(true);
        if (isNudged || isDue) {
            run();
        }
    }

    void stop() {
        stopping = true;
        nudge();
    }

    /// What the last stop could not wait for.
    void interrupt() {
        runner.interrupt();
    }

    private synchronized void run() throws InterruptedException {
        if (runner.isAlive()) {
            fail(new IllegalStateException("The last run has not ended, though it was interrupted"));
            return;
        }
        try {
            if (lease.hold(job.name())) {
                standing = standing.started(clock.instant());
                runToDeadline();
                standing = standing.succeeded(clock.instant());
            }
        } catch (ExecutionException e) {
            fail(e.getCause() == null ? e : e.getCause());
        } catch (RuntimeException | TimeoutException e) {
            fail(e);
        }
    }

    private void runToDeadline() throws ExecutionException, TimeoutException, InterruptedException {
        var work = new FutureTask<>(job::run, true);
        runner = Thread.ofVirtual().name("job " + job.name()).start(work);
        long end = System.nanoTime() + job.deadline().toNanos();
        try {
            while (!hasEnded(work, end - System.nanoTime())) {
                if (!lease.hold(job.name())) {
                    throw new IllegalStateException("Another node has taken the job while it ran");
                }
            }
        } finally {
            endRunner(work);
        }
    }

    /// Waits a while, or as long as the job may still run.
    private boolean hasEnded(FutureTask<Boolean> work, long nanosLeft)
            throws ExecutionException, TimeoutException, InterruptedException {
        if (nanosLeft <= 0) {
            throw new TimeoutException("It ran for more than " + job.deadline());
        }
        try {
            return work.get(Math.min(nanosLeft, LEASE_LOOK.toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return false;
        }
    }

    private void endRunner(FutureTask<Boolean> work) throws InterruptedException {
        if (!work.isDone()) {
            runner.interrupt();
        }
        runner.join(LAST_WORDS); // also after work that is done: its thread ends a moment later
    }

    /// Tells the first failure in a row with all there is to know about it, and the rest in one line each.
    private void fail(Throwable failure) {
        standing = standing.failed(clock.instant(), String.valueOf(failure.getMessage()));
        String words = "The job " + job.name() + " failed, " + standing.failures() + " in a row, and runs again in "
                + standing.pause() + ": " + failure.getMessage();
        if (standing.failures() == 1) {
            LOG.log(System.Logger.Level.ERROR, words, failure);
        } else {
            LOG.log(System.Logger.Level.WARNING, words);
        }
    }
}
