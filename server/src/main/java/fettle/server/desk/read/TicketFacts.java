package fettle.server.desk.read;

import fettle.contracts.sla.clock.SlaEvaluation;
import fettle.server.ask.approval.Approval;
import fettle.server.ask.approval.Doubt;
import fettle.server.client.Client;
import fettle.server.client.Contact;
import fettle.server.contract.Contract;
import fettle.server.contract.supplier.Supplier;
import fettle.server.intake.view.Invitations;
import fettle.server.mail.outbox.Delivery;
import fettle.server.monitor.Finding;
import fettle.server.review.Review;
import fettle.server.signin.DeskUser;
import fettle.server.staff.ResolverGroup;
import fettle.server.staff.Technician;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.canned.CannedReply;
import fettle.server.ticket.conversation.Conversation;
import fettle.server.ticket.conversation.PublicEntry;
import fettle.server.ticket.kind.Kind;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.reply.Letterhead;
import fettle.server.ticket.waiting.WaitingReply;
import fettle.server.worklog.TimeEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that the ticket page shows, as it is read.
///
/// @param reader who looks at it
/// @param receives whether it is the reader's or stands, without an owner, in the queue of a group of theirs
/// @param contact who asked
/// @param recipient whom a reply would go to
/// @param from the address of ours that it would come from
/// @param reviews what was said of its handling, as far as the reader may know
/// @param named what people call the tickets, clients and suppliers that the log mentions
/// @param invitations the appointments that came with entries, by their ids
/// @param waiting its replies that have not gone out
/// @param addressed who was named in entries, by their ids, without being part of the ticket
/// @param canned the texts that a reply may begin with
/// @param doubts why those who are to approve something may never do so
/// @param clocks nothing for work that no contract gives clocks
public record TicketFacts(
        DeskUser reader,
        Instant now,
        Ticket ticket,
        boolean receives,
        Client client,
        Optional<Contact> contact,
        Optional<Contact> recipient,
        List<Contact> participants,
        Letterhead.Sender from,
        List<Technician> staff,
        List<ResolverGroup> groups,
        List<Kind> kinds,
        Conversation conversation,
        List<WaitingReply> waiting,
        List<TicketEvent> events,
        List<TimeEntry> times,
        Map<Long, Delivery> deliveries,
        Map<Long, List<Invitations.Shown>> invitations,
        Map<Long, List<Contact>> addressed,
        Optional<SlaEvaluation> clocks,
        Optional<Contract> contract,
        List<Finding> findings,
        List<Review> reviews,
        Offers offers,
        List<CannedReply> canned,
        Map<Approval, Doubt> doubts,
        Map<Long, String> named) {

    /// What the less common forms offer to choose from.
    public record Offers(List<Client> clients, List<Supplier> suppliers, List<Contact> askers) {}

    /// What people call something that the log mentions by its row: a ticket, a client, a supplier.
    public String named(long id) {
        return named.getOrDefault(id, "");
    }

    /// The name of a technician; of one who is gone too.
    public String technician(long id) {
        return staff.stream()
                .filter(person -> person.id() == id)
                .map(Technician::name)
                .findFirst()
                .orElse("");
    }

    public String group(long id) {
        return groups.stream()
                .filter(group -> group.id() == id)
                .map(ResolverGroup::name)
                .findFirst()
                .orElse("");
    }

    public String owner() {
        return ticket.ownerId().map(this::technician).orElse("");
    }

    public boolean mine() {
        return ticket.ownedBy(reader.technicianId());
    }

    /// Whether the reader received it and has not said yet whether it is theirs.
    public boolean acceptable() {
        return receives && waitsForAcceptance();
    }

    /// Whether the reader may give it back: its receiver, or a lead for them.
    public boolean returnable() {
        return (receives || reader.role().leads()) && waitsForAcceptance();
    }

    /// What was written to and by the client, oldest first.
    public List<PublicEntry> entries() {
        return conversation.items().stream()
                .filter(Conversation.Item.Message.class::isInstance)
                .map(item -> ((Conversation.Item.Message) item).entry())
                .toList();
    }

    /// Who takes part beside the recipient, and can be written to.
    public List<Contact> copies() {
        String to = recipient.map(Contact::email).orElse("");
        return participants.stream()
                .filter(contact -> contact.active() && !contact.email().equals(to))
                .toList();
    }

    /// What the reader has taken back last, to write it anew.
    public Optional<WaitingReply> draft() {
        return waiting.stream()
                .filter(reply -> reply.isDraftOf(reader.technicianId()))
                .reduce((_, last) -> last);
    }

    /// What was done last, for whoever was slower: by somebody else, or by the reader in another window.
    public Optional<TicketEvent> latest() {
        return events.reversed().stream().findFirst();
    }

    /// Whether the last that happened to its responsibility was a hand-off by somebody else.
    private boolean waitsForAcceptance() {
        Optional<TicketEvent> last = events.reversed().stream()
                .filter(event -> event instanceof TicketEvent.Moved || event instanceof TicketEvent.Accepted)
                .findFirst();
        return !ticket.resolved()
                && last.filter(TicketEvent.HandedOver.class::isInstance).isPresent()
                && last.filter(event -> event.by().rowId().equals(Optional.of(reader.technicianId())))
                        .isEmpty();
    }
}
