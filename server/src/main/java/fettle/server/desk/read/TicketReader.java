package fettle.server.desk.read;

import fettle.server.ask.approval.Approval;
import fettle.server.ask.approval.Approvals;
import fettle.server.ask.approval.Doubt;
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
import fettle.server.ticket.canned.CannedReply;
import fettle.server.ticket.conversation.Conversation;
import fettle.server.ticket.conversation.Conversations;
import fettle.server.ticket.conversation.PublicEntry;
import fettle.server.ticket.conversation.SupplierMessage;
import fettle.server.ticket.kind.Kinds;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.log.TicketLog;
import fettle.server.ticket.outside.ApprovalWait;
import fettle.server.worklog.TimeEntries;
import fettle.server.worklog.TimeEntry;
import fettle.web.Refusal;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
        Invitations invitations,
        Approvals approvals) {

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
        Staff.Shown people = staff.shown(tx);
        Optional<Contact> contact = ticket.contactId().flatMap(id -> clients.shownContact(tx, ticket.clientId(), id));
        Map<Long, Actor> known = actors(people, contact);
        List<TicketEvent> events = log.of(client, ticket.id(), known);
        List<TimeEntry> logged = logged(tx, ticket, events, known);
        List<PublicEntry> entries = conversations.entries(client, ticket.id());
        return new TicketFacts(
                reader,
                clock.instant(),
                ticket,
                receives(tx, reader, ticket),
                clients.shown(tx, ticket.clientId()),
                contact,
                contact.filter(Contact::active),
                ticketing.askers().participants(tx, ticket),
                ticketing.handling().from(client, ticket),
                people.all(),
                people.groups(),
                kinds.shown(tx),
                Conversation.of(entries, conversations.notes(client, ticket.id()), events, List.of())
                        .with(supplied(client, ticket, events)),
                ticketing.waiting().ofTicket(client, ticket.id()),
                events,
                logged,
                deliveries(tx, ticket),
                invitations.of(entries),
                ticketing.askers().named(tx, ticket, entries),
                clocks.evaluate(tx, ticket, events),
                ticket.contractVersionId().map(id -> contracts.ofVersion(tx, ticket.clientId(), id)),
                monitor.openFindings(tx, ticket.clientId(), ticket.id()),
                said(tx, reader, ticket),
                new TicketFacts.Offers(clients.shown(tx), suppliers.shown(tx), askers(tx, ticket, contact)),
                canned(tx, reader, ticket),
                doubts(tx, ticket, events),
                named(tx, ticket, events, logged));
    }

    private static Map<Long, Actor> actors(Staff.Shown people, Optional<Contact> contact) {
        Map<Long, Actor> known = new HashMap<>();
        people.all().forEach(person -> known.put(person.id(), new Actor.Technician(person.id(), person.name())));
        contact.ifPresent(asker -> known.put(asker.id(), new Actor.Contact(asker.id(), asker.name())));
        return known;
    }

    private Map<Approval, Doubt> doubts(Tx tx, Ticket ticket, List<TicketEvent> events) {
        return ApprovalWait.undecided(events).isEmpty()
                ? Map.of()
                : approvals.doubts(tx, ticket.clientId(), ticket.id());
    }

    private List<SupplierMessage> supplied(Tx client, Ticket ticket, List<TicketEvent> events) {
        boolean mayBe = events.stream()
                .anyMatch(event -> event instanceof TicketEvent.WithSupplier || event instanceof TicketEvent.MergedIn);
        return mayBe ? conversations.withSuppliers().of(client, ticket.id()) : List.of();
    }

    /// Those for everybody, for the reader's groups and for the group in whose queue it is.
    private List<CannedReply> canned(Tx tx, DeskUser reader, Ticket ticket) {
        List<CannedReply> all = ticketing.canned().shown(tx);
        if (all.stream().allMatch(reply -> reply.groupId().isEmpty())) {
            return all;
        }
        return ticketing.canned().offered(tx, ticket, staff.groupsOf(tx, reader.technicianId()));
    }

    /// The text of one of them for a ticket, in the reader's name.
    public String filled(DeskUser reader, long number, long cannedId) {
        return database.transaction(reader.scope(), tx -> {
            Ticket ticket = ticketing.tickets().find(tx, number);
            CannedReply reply = canned(tx, reader, ticket).stream()
                    .filter(offered -> offered.id() == cannedId)
                    .findFirst()
                    .orElseThrow(() -> Refusal.Invalid.field("canned", "desk.choose-one"));
            return ticketing.canned().filled(tx, reply, ticket, reader.name());
        });
    }

    /// The time of what was merged into it too: it stays where it was worked and is settled there, and
    /// belongs to the same matter.
    private List<TimeEntry> logged(Tx tx, Ticket ticket, List<TicketEvent> events, Map<Long, Actor> known) {
        if (events.stream().noneMatch(TicketEvent.MergedIn.class::isInstance)) {
            return times.ofTicket(
                    tx,
                    ticket.clientId(),
                    ticket.id(),
                    id -> Optional.ofNullable(known.get(id)).map(Actor::name).orElse(""));
        }
        return Stream.concat(ticketing.merging().mergedInto(tx, ticket).stream(), Stream.of(ticket.id()))
                .flatMap(id -> times.ofTicket(tx, ticket.clientId(), id).stream())
                .sorted(Comparator.comparing(TimeEntry::startedAt))
                .toList();
    }

    private boolean receives(Tx tx, DeskUser reader, Ticket ticket) {
        return ticket.ownerId()
                .map(owner -> owner == reader.technicianId())
                .orElseGet(() -> ticket.groupId()
                        .filter(queue -> staff.groupsOf(tx, reader.technicianId()).stream()
                                .anyMatch(group -> group.id() == queue))
                        .isPresent());
    }

    /// Who may have asked, where nobody whom a reply could go to is known to have.
    private List<Contact> askers(Tx tx, Ticket ticket, Optional<Contact> contact) {
        return contact.filter(Contact::active).isPresent()
                ? List.of()
                : clients.contacts(tx, ticket.clientId()).stream()
                        .filter(Contact::active)
                        .toList();
    }

    private Map<Long, String> named(Tx tx, Ticket ticket, List<TicketEvent> events, List<TimeEntry> logged) {
        Map<Long, String> names = new HashMap<>();
        logged.stream()
                .map(TimeEntry::ticketId)
                .filter(id -> id != ticket.id())
                .forEach(id -> names.put(id, number(tx, id)));
        for (TicketEvent event : events) {
            switch (event) {
                case TicketEvent.MergedIn it -> names.put(it.otherTicketId(), number(tx, it.otherTicketId()));
                case TicketEvent.MergedInto it -> names.put(it.otherTicketId(), number(tx, it.otherTicketId()));
                case TicketEvent.MergeUndone it -> names.put(it.otherTicketId(), number(tx, it.otherTicketId()));
                case TicketEvent.SplitOff it -> names.put(it.otherTicketId(), number(tx, it.otherTicketId()));
                case TicketEvent.SpeaksOf it -> names.put(it.otherTicketId(), number(tx, it.otherTicketId()));
                case TicketEvent.SplitFrom it -> names.put(it.otherTicketId(), number(tx, it.otherTicketId()));
                case TicketEvent.ContactChosen it ->
                    names.put(
                            it.contactId(),
                            clients.shownContact(tx, ticket.clientId(), it.contactId())
                                    .map(Contact::name)
                                    .orElse(""));
                case TicketEvent.ParticipantAdded it ->
                    names.put(
                            it.contactId(),
                            clients.shownContact(tx, ticket.clientId(), it.contactId())
                                    .map(Contact::name)
                                    .orElse(""));
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

    private Map<Long, Delivery> deliveries(Tx tx, Ticket ticket) {
        Map<Long, Delivery> byEntry = new HashMap<>();
        for (Delivery delivery : outbox.ofTicket(tx, ticket.clientId(), ticket.id())) {
            delivery.entryId().ifPresent(entry -> byEntry.merge(entry, delivery, Delivery::and));
        }
        return byEntry;
    }
}
