package fettle.contracts.replay;

import fettle.contracts.sla.SlaEvent;
import fettle.contracts.sla.SlaEvent.Received;
import fettle.contracts.words.Refused;
import java.time.Instant;
import java.util.List;

/// What happened to one ticket.
///
/// @param ticket its id
/// @param events in any order, exactly one of them `Received`; what the contract of the time did to it (a policy
///     amended for open tickets) may stand among them and is replaced by what the contract replayed does
public record TicketHistory(String ticket, List<SlaEvent> events) {

    /// @throws Refused unless it was received exactly once
    public TicketHistory {
        events = List.copyOf(events);
        if (events.stream().filter(Received.class::isInstance).count() != 1) {
            throw Refused.because("contracts.replay.received-once", ticket);
        }
    }

    Received received() {
        return events.stream()
                .filter(Received.class::isInstance)
                .map(Received.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /// Whether it had been received and not resolved, or come back, at a moment.
    boolean isOpenAt(Instant moment) {
        Instant resolved = last(SlaEvent.Resolved.class, moment);
        boolean closed = !resolved.equals(Instant.MIN)
                && last(SlaEvent.Reopened.class, moment).isBefore(resolved);
        return received().at().isBefore(moment) && !closed;
    }

    private Instant last(Class<? extends SlaEvent> type, Instant until) {
        return events.stream()
                .filter(type::isInstance)
                .map(SlaEvent::at)
                .filter(at -> !at.isAfter(until))
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }
}
