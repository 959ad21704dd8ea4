package fettle.server.monitor.rule;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.sla.clock.ClockReading;
import fettle.contracts.sla.clock.SlaEvaluation;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.kind.Kind;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.TicketEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// All that rules may know of a ticket at a moment.
///
/// @param events its log, oldest first
/// @param clocks nothing for work without a contract
/// @param calendar the hours in which thresholds count
/// @param namedPerson whether somebody asked whose work is always looked at
/// @param ownerName who answers for it, if somebody does
/// @param reviewedAt when a second person gave the last verdict on its handling
/// @param uncovered work for which nobody pays yet
public record Watched(
        Ticket ticket,
        List<TicketEvent> events,
        Optional<SlaEvaluation> clocks,
        BusinessCalendar calendar,
        Optional<Kind> kind,
        boolean namedPerson,
        Optional<String> ownerName,
        Optional<Instant> reviewedAt,
        Optional<Uncovered> uncovered,
        Instant now) {

    public Watched {
        events = List.copyOf(events);
    }

    boolean open() {
        return ticket.open();
    }

    /// Who has it, or that nobody has, as a fact of a sentence.
    Step.Words owner() {
        return ownerName.map(name -> Step.Words.of("owned", name)).orElse(Step.Words.of("owned-by-nobody"));
    }

    Optional<ClockReading> response() {
        return clocks.flatMap(SlaEvaluation::response);
    }

    Optional<ClockReading> resolution() {
        return clocks.flatMap(SlaEvaluation::resolution);
    }

    /// The instant so much open time later; nothing when the calendar never opens for so long.
    Optional<Instant> after(Instant start, Duration time) {
        return calendar.add(start, time);
    }

    /// Whether a second person has judged the handling since then.
    boolean reviewedSince(Instant moment) {
        return reviewedAt.filter(at -> !at.isBefore(moment)).isPresent();
    }

    <E extends TicketEvent> List<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    Optional<Long> promiser() {
        return last(TicketEvent.PromiseMade.class);
    }

    Optional<Long> resolver() {
        return last(TicketEvent.Resolved.class);
    }

    private Optional<Long> last(Class<? extends TicketEvent> type) {
        return events(type).stream()
                .map(TicketEvent::by)
                .filter(Actor.Technician.class::isInstance)
                .flatMap(by -> by.rowId().stream())
                .reduce((_, last) -> last);
    }
}
