package fettle.server.desk.read;

import fettle.server.client.Clients;
import fettle.server.client.Contact;
import fettle.server.contract.Contracts;
import fettle.server.contract.supplier.Suppliers;
import fettle.server.intake.view.Invitations;
import fettle.server.mail.outbox.Delivery;
import fettle.server.mail.outbox.Outbox;
import fettle.server.monitor.Monitor;
import fettle.server.review.Review;
import fettle.server.review.Reviews;
import fettle.server.signin.DeskUser;
import fettle.server.sla.SlaClocks;
import fettle.server.staff.Staff;
import fettle.server.store.Database;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Ticketing;
import fettle.server.ticket.conversation.Conversation;
import fettle.server.ticket.conversation.Conversations;
import fettle.server.ticket.conversation.PublicEntry;
import fettle.server.ticket.kind.Kinds;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.log.TicketLog;
import fettle.server.worklog.TimeEntries;
import fettle.server.worklog.TimeEntry;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads all that stands on the page of a ticket.
public record TicketReader(
        Database database,
        InstantSource clock,
        Ticketing ticketing,
        TicketLog log,
        Conversations conversations,
        TimeEntries times,
        Outbox outbox,
        SlaClocks clocks,
        Staff staff,
        Clients clients,
        Contracts contracts,
        Suppliers suppliers,
        Kinds kinds,
        Monitor monitor,
        Reviews reviews,
        Invitations invitations) {

    /// In one transaction, which shows one moment and costs less than a commit for each statement.
    public TicketFacts read(DeskUser reader, long number) {
        return database.transaction(reader.scope(), tx -> read(tx, reader, number));
    }

    public int version(DeskUser reader, long number) {
        return ticketing.tickets().find(database.read(reader.scope()), number).version();
    }

    private TicketFacts read(Tx tx, DeskUser reader, long number) {
        Ticket ticket = ticketing.tickets().find(tx, number);
        Tx client = tx.forClient(ticket.clientId());
        List<TicketEvent> events = log.of(client, ticket.id());
        List<TimeEntry> logged = times.ofTicket(tx, ticket.clientId(), ticket.id());
        List<PublicEntry> entries = conversations.entries(client, ticket.id());
        Staff.Shown people = staff.shown(tx);
        Optional<Contact> contact = ticket.contactId().flatMap(id -> clients.shownContact(tx, ticket.clientId(), id));
        return new TicketFacts(
                reader,
                clock.instant(),
                ticket,
                receives(tx, reader, ticket),
                clients.shown(tx, ticket.clientId()),
                contact,
                contact.filter(Contact::active),
                participants(tx, ticket),
                people.all(),
                people.groups(),
                kinds.shown(tx),
                Conversation.of(entries, conversations.notes(client, ticket.id()), events, List.of()),
                events,
                logged,
                deliveries(tx, ticket),
                invitations.of(entries),
                clocks.evaluate(tx, ticket, events),
                ticket.contractVersionId().map(id -> contracts.ofVersion(tx, ticket.clientId(), id)),
                monitor.openFindings(tx, ticket.clientId(), ticket.id()),
                said(tx, reader, ticket),
                new TicketFacts.Offers(clients.shown(tx), suppliers.shown(tx)),
                named(tx, events));
    }

    private boolean receives(Tx tx, DeskUser reader, Ticket ticket) {
        return ticket.ownerId()
                .map(owner -> owner == reader.technicianId())
                .orElseGet(() -> ticket.groupId()
                        .filter(queue -> staff.groupsOf(tx, reader.technicianId()).stream()
                                .anyMatch(group -> group.id() == queue))
                        .isPresent());
    }

    private Map<Long, String> named(Tx tx, List<TicketEvent> events) {
        Map<Long, String> names = new HashMap<>();
        for (TicketEvent event : events) {
            switch (event) {
                case TicketEvent.MergedIn it -> names.put(it.otherTicketId(), number(tx, it.otherTicketId()));
                case TicketEvent.MergedInto it -> names.put(it.otherTicketId(), number(tx, it.otherTicketId()));
                case TicketEvent.MergeUndone it -> names.put(it.otherTicketId(), number(tx, it.otherTicketId()));
                case TicketEvent.SplitOff it -> names.put(it.otherTicketId(), number(tx, it.otherTicketId()));
                case TicketEvent.SplitFrom it -> names.put(it.otherTicketId(), number(tx, it.otherTicketId()));
                case TicketEvent.Reassigned it ->
                    names.put(
                            it.fromClientId(),
                            clients.client(tx, it.fromClientId()).name());
                case TicketEvent.WithSupplier it ->
                    names.put(
                            it.supplierId(), suppliers.find(tx, it.supplierId()).name());
                default -> {}
            }
        }
        return names;
    }

    private String number(Tx tx, long ticketId) {
        return ticketing.tickets().number(tx, ticketId).map(String::valueOf).orElse("");
    }

    /// A verdict is between the handler and those who lead.
    private List<Review> said(Tx tx, DeskUser reader, Ticket ticket) {
        return reviews.ofTicket(tx, ticket.clientId(), ticket.id()).stream()
                .filter(review ->
                        reader.role().leads() || review.handlerId().equals(Optional.of(reader.technicianId())))
                .toList();
    }

    private List<Contact> participants(Tx tx, Ticket ticket) {
        return ticketing.tickets().participants(tx, ticket).stream()
                .flatMap(id -> clients.shownContact(tx, ticket.clientId(), id).stream())
                .toList();
    }

    private Map<Long, Delivery> deliveries(Tx tx, Ticket ticket) {
        Map<Long, Delivery> byEntry = new HashMap<>();
        for (Delivery delivery : outbox.ofTicket(tx, ticket.clientId(), ticket.id())) {
            delivery.entryId().ifPresent(entry -> byEntry.put(entry, delivery));
        }
        return byEntry;
    }
}
