package fettle.server.monitor;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.sla.clock.SlaEvaluation;
import fettle.server.client.Clients;
import fettle.server.client.Contact;
import fettle.server.monitor.rule.Watched;
import fettle.server.sla.SlaClocks;
import fettle.server.staff.Staff;
import fettle.server.staff.Technician;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.kind.Kinds;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.log.TicketLog;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Gathers what rules may know of a ticket. Work without a contract counts its thresholds around the clock.
public record Watching(
        SlaClocks clocks, TicketLog log, Kinds kinds, Clients clients, Staff staff, Verdicts verdicts, Cover cover) {

    Watched watched(Tx client, Ticket ticket, Instant now) {
        List<TicketEvent> events = log.of(client, ticket.id());
        Optional<SlaEvaluation> evaluation = clocks.evaluate(client, ticket, events);
        return new Watched(
                ticket,
                events,
                evaluation,
                evaluation
                        .map(it -> it.policy().calendarFor(it.priority()))
                        .orElseGet(BusinessCalendar::aroundTheClock),
                ticket.kindId().map(id -> kinds.kind(client, id)),
                ticket.contactId()
                        .flatMap(id -> clients.findContact(client, ticket.clientId(), id))
                        .filter(Contact::critical)
                        .isPresent(),
                ticket.ownerId().flatMap(id -> staff.find(client, id)).map(Technician::name),
                verdicts.last(client, ticket.id()),
                cover.lacking(client, ticket.id()),
                now);
    }
}
