package fettle.contracts.sla.clock;

import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.SlaEvent;
import fettle.contracts.sla.SlaEvent.AutoAcknowledged;
import fettle.contracts.sla.SlaEvent.ClientWrote;
import fettle.contracts.sla.SlaEvent.Excluded;
import fettle.contracts.sla.SlaEvent.KeptWaiting;
import fettle.contracts.sla.SlaEvent.MergedIn;
import fettle.contracts.sla.SlaEvent.Noted;
import fettle.contracts.sla.SlaEvent.Paused;
import fettle.contracts.sla.SlaEvent.PolicyChanged;
import fettle.contracts.sla.SlaEvent.PriorityChanged;
import fettle.contracts.sla.SlaEvent.PriorityCorrected;
import fettle.contracts.sla.SlaEvent.Reassigned;
import fettle.contracts.sla.SlaEvent.Received;
import fettle.contracts.sla.SlaEvent.Reopened;
import fettle.contracts.sla.SlaEvent.Replied;
import fettle.contracts.sla.SlaEvent.Resolved;
import fettle.contracts.sla.SlaEvent.Resumed;
import fettle.contracts.sla.SlaEvent.SplitOff;
import fettle.contracts.sla.SlaEvent.SupplierAnswered;
import fettle.contracts.sla.SlaEvent.SupplierAsked;
import fettle.contracts.sla.SlaEvent.SupplierEngaged;
import fettle.contracts.sla.SlaEvent.SupplierReturned;
import fettle.contracts.sla.SlaPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The three clocks of a ticket, moved by one event after the other (DOMAIN 2.3-2.4).
final class TicketClocks {

    private final History history;
    private final Received received;
    private final Clock response;
    private final UpdateCycles updates;
    private final List<SupplierClock> suppliers = new ArrayList<>();
    private final List<Outcome> earlier = new ArrayList<>();

    private SlaPolicy policy;
    private Priority priority;
    private Clock resolution;
    private boolean answered;
    private boolean changedWhileResolved;
    private Optional<PauseReason> waiting = Optional.empty();
    private Optional<Instant> resolvedAt = Optional.empty();

    private TicketClocks(History history, Received received) {
        this.history = history;
        this.received = received;
        policy = history.policy();
        priority = received.priority();
        boolean live = received.channel().isLive();
        response =
                new Clock(Commitment.RESPONSE, policy, priority, List.of(), live, received.at()).begin(received.at());
        updates = new UpdateCycles(received.channel().owesAnswers());
        resolution = newResolution(received.at());
        if (live) {
            answer(received.at());
        }
    }

    static TicketClocks replay(History history) {
        List<SlaEvent> events = history.events();
        int first = 0;
        while (!(events.get(first) instanceof Received)) {
            first++;
        }
        TicketClocks clocks = new TicketClocks(history, (Received) events.get(first));
        for (SlaEvent event : events) {
            clocks.happen(event);
        }
        return clocks;
    }

    SlaEvaluation read(Instant now) {
        boolean owesAnswers = received.channel().owesAnswers();
        List<Outcome> outcomes = new ArrayList<>(earlier);
        if (owesAnswers) {
            response.outcome(now).ifPresent(outcomes::add);
        }
        updates.outcome(now).ifPresent(outcomes::add);
        resolution.outcome(now).ifPresent(outcomes::add);
        return new SlaEvaluation(
                policy,
                priority,
                received.at(),
                waiting,
                resolvedAt,
                owesAnswers ? response.read(now) : Optional.empty(),
                updates.read(now),
                updates.met(),
                updates.breached(),
                resolution.read(now),
                List.copyOf(earlier),
                suppliers.stream()
                        .map(one -> one.read(now, policy.calendarFor(priority)))
                        .toList(),
                resolution.excluded(now),
                List.copyOf(outcomes));
    }

    private void happen(SlaEvent event) {
        Instant at = event.at();
        switch (event) {
            case Replied replied when replied.reached() -> reply(at);
            case ClientWrote wrote
            when wrote.answers() && waiting.filter(PauseReason::endsWithAnswer).isPresent() -> endWait(at);
            case Paused paused -> beginWait(at, paused.reason());
            case Resumed _ -> endWait(at);
            case PriorityChanged changed -> change(at, policy, changed.to());
            case PriorityCorrected corrected -> correct(at, corrected.to());
            case PolicyChanged changed -> change(at, changed.to(), priority);
            case Excluded _ -> resolution.exclude(at);
            case Resolved _ -> resolve(at);
            case Reopened _ -> reopen(at);
            case SupplierEngaged engaged -> suppliers.add(new SupplierClock(engaged.supplier(), at));
            case SupplierAsked _ -> suppliers.reversed().stream().findFirst().ifPresent(one -> one.pause(at));
            case SupplierAnswered _ -> suppliers.reversed().stream().findFirst().ifPresent(one -> one.resume(at));
            case SupplierReturned _ -> suppliers.reversed().stream().findFirst().ifPresent(one -> one.stop(at));
            case Received _, AutoAcknowledged _, Noted _, Replied _, ClientWrote _ -> {}
            // History has done these.
            case KeptWaiting _, Reassigned _, MergedIn _, SplitOff _ -> {}
        }
    }

    private Clock newResolution(Instant at) {
        return new Clock(Commitment.RESOLUTION, policy, priority, history.exclusions(), false, at).begin(at);
    }

    private void reply(Instant at) {
        if (resolvedAt.isEmpty()) {
            answer(at);
        }
    }

    private void answer(Instant at) {
        response.stop(at);
        answered = true;
        updates.close(at);
        openCycle(at);
    }

    private void openCycle(Instant at) {
        if (answered && resolvedAt.isEmpty() && !isStopped()) {
            updates.open(at, policy, priority);
        }
    }

    private boolean isStopped() {
        return waiting.filter(policy.stopping()::contains).isPresent();
    }

    private void endWait(Instant at) {
        boolean stopped = isStopped();
        waiting = Optional.empty();
        moveClocks(at, stopped);
    }

    private void beginWait(Instant at, PauseReason reason) {
        if (resolvedAt.isEmpty()) {
            boolean stopped = isStopped();
            waiting = Optional.of(reason);
            moveClocks(at, stopped);
        }
    }

    /// Stops or restarts the clocks where the reason to wait, or the policy's view of it, has changed.
    private void moveClocks(Instant at, boolean stoppedBefore) {
        if (!stoppedBefore && isStopped()) {
            updates.drop(at);
            resolution.pause(at, waiting.orElseThrow());
        } else if (stoppedBefore && !isStopped()) {
            resolution.resume(at);
            openCycle(at);
        }
    }

    private void change(Instant at, SlaPolicy toPolicy, Priority toPriority) {
        boolean stopped = isStopped();
        changedWhileResolved = resolvedAt.isPresent();
        policy = toPolicy;
        priority = toPriority;
        response.change(at, policy, priority);
        updates.change(at, policy, priority);
        resolution.change(at, policy, priority);
        moveClocks(at, stopped);
    }

    private void correct(Instant at, Priority to) {
        priority = to;
        response.correct(at, priority);
        updates.correct(at, priority);
        resolution.correct(at, priority);
    }

    private void resolve(Instant at) {
        if (resolvedAt.isPresent()) {
            return;
        }
        response.stop(at);
        answered = true;
        updates.close(at);
        resolution.stop(at);
        waiting = Optional.empty();
        resolvedAt = Optional.of(at);
        changedWhileResolved = false;
    }

    private void reopen(Instant at) {
        if (resolvedAt.isEmpty()) {
            return;
        }
        resolvedAt = Optional.empty();
        switch (policy.reopening()) {
            case CONTINUE -> {
                resolution.reopen(at);
                if (changedWhileResolved) {
                    resolution.change(at, policy, priority);
                }
            }
            case FRESH -> {
                resolution.outcome(at).ifPresent(earlier::add);
                resolution = newResolution(at);
            }
        }
        openCycle(at);
    }
}
