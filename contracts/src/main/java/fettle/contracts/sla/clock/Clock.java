package fettle.contracts.sla.clock;

import fettle.contracts.calendar.Interval;
import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.SlaPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One commitment's clock while the events of a ticket are replayed; it lives for one evaluation.
///
/// The budget is kept as an allowance: how much may have been counted in all when the budget is used up. Without a
/// target the clock counts on unseen, so that a correction can judge it as if the target had held from the start.
final class Clock {

    private final Commitment commitment;
    private final List<Interval> exclusions;
    private final boolean live;
    private final Stretches stretches = new Stretches();
    private final List<Step> steps = new ArrayList<>();

    private SlaPolicy policy;
    private CountedTime time;
    private Optional<Duration> target;
    private Duration allowance;
    private Duration countedBefore = Duration.ZERO;
    private ClockReading.State state = ClockReading.State.PAUSED;
    private Instant since;
    private boolean stoppedRunning;
    private Optional<Instant> due = Optional.empty();
    private Optional<Breach> breach = Optional.empty();

    Clock(
            Commitment commitment,
            SlaPolicy policy,
            Priority priority,
            List<Interval> exclusions,
            boolean live,
            Instant at) {
        this.commitment = commitment;
        this.exclusions = exclusions;
        this.live = live;
        this.policy = policy;
        time = CountedTime.of(policy.calendarFor(priority), exclusions);
        target = policy.target(priority, commitment);
        allowance = target.orElse(Duration.ZERO);
        since = at;
    }

    Clock begin(Instant at) {
        run(at);
        step(at, Step.What.BEGAN);
        return this;
    }

    void pause(Instant at, PauseReason reason) {
        if (state == ClockReading.State.RUNNING) {
            halt(at);
            due = Optional.empty();
            state = ClockReading.State.PAUSED;
            steps.add(stepped(at, Step.What.PAUSED, Optional.of(reason)));
        }
    }

    void resume(Instant at) {
        if (state == ClockReading.State.PAUSED) {
            run(at);
            step(at, Step.What.RESUMED);
        }
    }

    void stop(Instant at) {
        if (state == ClockReading.State.STOPPED) {
            return;
        }
        stoppedRunning = state == ClockReading.State.RUNNING;
        if (stoppedRunning) {
            halt(at);
        }
        since = at;
        state = ClockReading.State.STOPPED;
        step(at, Step.What.STOPPED);
    }

    /// Goes on with the budget left; the time since the stop is not counted.
    void reopen(Instant at) {
        run(at);
        step(at, Step.What.REOPENED);
    }

    /// From now on another target holds: a lower one never moves the due instant later and holds nothing of
    /// the past against us, a higher one leaves what has been counted counted (DOMAIN 2.4).
    void change(Instant at, SlaPolicy to, Priority priority) {
        if (state == ClockReading.State.STOPPED) {
            return;
        }
        boolean running = state == ClockReading.State.RUNNING;
        if (running) {
            halt(at);
        }
        Optional<Duration> next = to.target(priority, commitment);
        if (target.isEmpty() && next.isPresent()) {
            forget();
        }
        next.ifPresent(this::allow);
        target = next;
        count(to, priority);
        if (running) {
            run(at);
        }
        step(at, Step.What.CHANGED);
    }

    /// Another target held from the start: everything so far is counted and judged again (DOMAIN 2.4).
    void correct(Instant at, Priority priority) {
        boolean running = state == ClockReading.State.RUNNING;
        if (running) {
            halt(at);
        }
        target = policy.target(priority, commitment);
        allowance = target.orElse(Duration.ZERO);
        count(policy, priority);
        countedBefore = stretches.recount(priority, exclusions);
        breach = isOwed() ? stretches.breach(allowance, policy.strictDue()) : Optional.empty();
        if (running) {
            run(at);
        } else if (state == ClockReading.State.STOPPED) {
            setDueFromStop();
        }
        step(at, Step.What.CORRECTED);
    }

    /// An exclusion has become known; what it removes has been left out all along.
    void exclude(Instant at) {
        if (state == ClockReading.State.RUNNING) {
            halt(at);
            run(at);
        } else if (state == ClockReading.State.STOPPED) {
            setDueFromStop();
        }
        step(at, Step.What.EXCLUDED);
    }

    boolean isOwed() {
        return target.isPresent();
    }

    boolean isBreached(Instant now) {
        return breachBy(now).isPresent();
    }

    Duration excluded(Instant now) {
        Duration before = stretches.excluded();
        return state == ClockReading.State.RUNNING ? before.plus(time.excluded(since, now)) : before;
    }

    /// The promise as kept or broken, nothing while that is open.
    Optional<Outcome> outcome(Instant now) {
        Optional<Breach> broken = breachBy(now);
        boolean stopped = state == ClockReading.State.STOPPED;
        if (broken.isEmpty() && (!stopped || !isOwed())) {
            return Optional.empty();
        }
        Instant known = broken.map(Breach::at).orElse(since);
        return Optional.of(new Outcome(commitment, broken.isEmpty(), known, counted(now), !stopped, live));
    }

    Optional<ClockReading> read(Instant now) {
        return target.map(promised -> reading(now, promised));
    }

    private ClockReading reading(Instant now, Duration promised) {
        Duration counted = counted(now);
        Optional<Breach> broken = breachBy(now);
        boolean running = state == ClockReading.State.RUNNING;
        List<ClockReading.Warning> warnings = running && broken.isEmpty() ? warnings(promised) : List.of();
        return new ClockReading(
                commitment,
                state,
                promised,
                counted,
                allowance.minus(counted),
                broken.map(Breach::due).or(() -> due),
                broken.map(Breach::at),
                running && broken.isEmpty() ? due.flatMap(this::firstTooLate) : Optional.empty(),
                warnings,
                warnings.stream()
                        .map(ClockReading.Warning::at)
                        .filter(now::isBefore)
                        .findFirst(),
                live,
                List.copyOf(steps));
    }

    private void run(Instant at) {
        state = ClockReading.State.RUNNING;
        since = at;
        due = isOwed() ? time.add(at, notNegative(allowance.minus(countedBefore))) : Optional.empty();
    }

    /// Closes the running stretch, with the breach that happened in it.
    private void halt(Instant at) {
        breach = breachBy(at);
        countedBefore = counted(at);
        stretches.add(policy, time, since, at);
    }

    private Duration counted(Instant now) {
        return state == ClockReading.State.RUNNING ? countedBefore.plus(time.between(since, now)) : countedBefore;
    }

    private Optional<Breach> breachBy(Instant now) {
        if (breach.isPresent() || !isOwed() || state != ClockReading.State.RUNNING) {
            return breach;
        }
        boolean late = policy.strictDue()
                ? due.isPresent() && now.isAfter(due.get())
                : counted(now).compareTo(allowance) > 0;
        return late ? due.flatMap(end -> firstTooLate(end).map(at -> new Breach(end, at))) : Optional.empty();
    }

    private Optional<Instant> firstTooLate(Instant end) {
        return policy.strictDue() ? Optional.of(end) : time.next(end);
    }

    private void forget() {
        stretches.clear();
        countedBefore = Duration.ZERO;
        allowance = Duration.ZERO;
    }

    private void allow(Duration next) {
        Optional<Duration> before = target;
        if (before.isEmpty() || next.compareTo(before.get()) > 0) {
            allowance = next;
        } else if (next.compareTo(before.get()) < 0) {
            Duration lowered = countedBefore.plus(next);
            allowance = lowered.compareTo(allowance) < 0 ? lowered : allowance;
        }
    }

    private void count(SlaPolicy by, Priority priority) {
        policy = by;
        time = CountedTime.of(by.calendarFor(priority), exclusions);
    }

    private void setDueFromStop() {
        due = stoppedRunning && isOwed()
                ? time.add(since, notNegative(allowance.minus(countedBefore)))
                : Optional.empty();
    }

    /// A point that lay behind the clock when it last started stands at that start: it fires once, if late.
    private List<ClockReading.Warning> warnings(Duration promised) {
        List<ClockReading.Warning> warnings = new ArrayList<>();
        for (int percent : policy.warningPoints()) {
            Duration kept = promised.multipliedBy(100 - percent).dividedBy(100);
            Duration ahead = notNegative(allowance.minus(countedBefore).minus(kept));
            time.add(since, ahead).ifPresent(at -> warnings.add(new ClockReading.Warning(percent, at)));
        }
        return warnings;
    }

    private void step(Instant at, Step.What what) {
        steps.add(stepped(at, what, Optional.empty()));
    }

    private Step stepped(Instant at, Step.What what, Optional<PauseReason> reason) {
        Duration counted = counted(at);
        return new Step(
                at, what, counted, allowance.minus(counted), time.calendar().name(), reason);
    }

    private static Duration notNegative(Duration time) {
        return time.isNegative() ? Duration.ZERO : time;
    }
}
