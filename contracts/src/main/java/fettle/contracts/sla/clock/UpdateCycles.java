package fettle.contracts.sla.clock;

import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.SlaPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The update commitment of a ticket: one clock from each reply to the next (DOMAIN 2.3).
final class UpdateCycles {

    private final boolean owed;
    private final List<Outcome> closed = new ArrayList<>();
    private Optional<Clock> running = Optional.empty();

    UpdateCycles(boolean owed) {
        this.owed = owed;
    }

    void open(Instant at, SlaPolicy policy, Priority priority) {
        if (owed && policy.target(priority, Commitment.UPDATE).isPresent()) {
            running = Optional.of(new Clock(Commitment.UPDATE, policy, priority, List.of(), false, at).begin(at));
        }
    }

    /// Judges the running cycle.
    void close(Instant at) {
        running.ifPresent(clock -> clock.stop(at));
        running.flatMap(clock -> clock.outcome(at)).ifPresent(closed::add);
        running = Optional.empty();
    }

    /// Ends the running cycle unjudged, unless it is late already.
    void drop(Instant at) {
        if (running.filter(clock -> clock.isBreached(at)).isPresent()) {
            close(at);
        }
        running = Optional.empty();
    }

    void change(Instant at, SlaPolicy policy, Priority priority) {
        running.ifPresent(clock -> clock.change(at, policy, priority));
        dropUnowed(at);
    }

    void correct(Instant at, Priority priority) {
        running.ifPresent(clock -> clock.correct(at, priority));
        dropUnowed(at);
    }

    int met() {
        return (int) closed.stream().filter(Outcome::met).count();
    }

    int breached() {
        return closed.size() - met();
    }

    Optional<ClockReading> read(Instant now) {
        return running.flatMap(clock -> clock.read(now));
    }

    /// The ticket as one case: broken with its first late cycle, else kept with its last one in time.
    Optional<Outcome> outcome(Instant now) {
        List<Outcome> all = new ArrayList<>(closed);
        running.flatMap(clock -> clock.outcome(now)).ifPresent(all::add);
        Optional<Outcome> late = all.stream().filter(cycle -> !cycle.met()).findFirst();
        if (late.isPresent() || running.isPresent() || all.isEmpty()) {
            return late;
        }
        return Optional.of(all.getLast());
    }

    private void dropUnowed(Instant at) {
        if (running.filter(clock -> !clock.isOwed()).isPresent()) {
            drop(at);
        }
    }
}
