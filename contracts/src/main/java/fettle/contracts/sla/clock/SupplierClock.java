package fettle.contracts.sla.clock;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.sla.Supplier;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The clock of one stay with a supplier while the events of a ticket are replayed (DOMAIN 2.6).
final class SupplierClock {

    private final Supplier supplier;
    private final Instant engaged;
    private Duration countedBefore = Duration.ZERO;
    private ClockReading.State state = ClockReading.State.RUNNING;
    private Instant since;
    private Optional<Instant> breachDue = Optional.empty();

    SupplierClock(Supplier supplier, Instant engaged) {
        this.supplier = supplier;
        this.engaged = engaged;
        since = engaged;
    }

    void pause(Instant at) {
        if (state == ClockReading.State.RUNNING) {
            halt(at, ClockReading.State.PAUSED);
        }
    }

    void resume(Instant at) {
        if (state == ClockReading.State.PAUSED) {
            state = ClockReading.State.RUNNING;
            since = at;
        }
    }

    void stop(Instant at) {
        if (state != ClockReading.State.STOPPED) {
            halt(at, ClockReading.State.STOPPED);
        }
    }

    SupplierReading read(Instant now, BusinessCalendar client) {
        Optional<Instant> due = due(now);
        Optional<Instant> breach = breachDue(now).flatMap(supplier.calendar()::nextOpen);
        Instant end = state == ClockReading.State.STOPPED ? since : now;
        return new SupplierReading(supplier, engaged, state, counted(now), due, breach, client.between(engaged, end));
    }

    private void halt(Instant at, ClockReading.State next) {
        breachDue = breachDue(at);
        countedBefore = counted(at);
        since = at;
        state = next;
    }

    private Optional<Instant> due(Instant now) {
        return breachDue(now).or(() -> state == ClockReading.State.RUNNING ? end() : Optional.empty());
    }

    private Optional<Instant> breachDue(Instant now) {
        return breachDue.isEmpty() && counted(now).compareTo(supplier.target()) > 0 ? end() : breachDue;
    }

    private Optional<Instant> end() {
        return supplier.calendar().add(since, supplier.target().minus(countedBefore));
    }

    private Duration counted(Instant now) {
        return state == ClockReading.State.RUNNING
                ? countedBefore.plus(supplier.calendar().between(since, now))
                : countedBefore;
    }
}
