package fettle.server.ticket.sorting;

import fettle.server.client.Clients;
import fettle.server.client.Contact;
import fettle.server.store.Tx;
import fettle.server.ticket.Changes;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Tickets;
import fettle.server.ticket.conversation.PublicEntry;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.log.TicketEvent.Stamp;
import fettle.web.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who asked, found out later: a machine wrote, or whoever took the call did not know. Joins the caller's transaction.
public final class Askers {

    private static final int MOST_NAMING = 10;
    private static final int MOST_NAMED = 5;

    private final Changes changes;
    private final Clients clients;
    private final Tickets tickets;
    private final SortingStore store = new SortingStore();

    public Askers(Changes changes, Clients clients, Tickets tickets) {
        this.changes = changes;
        this.clients = clients;
        this.tickets = tickets;
    }

    /// Whom else of the client it concerns.
    public List<Contact> participants(Tx tx, Ticket ticket) {
        return tickets.participants(tx, ticket).stream()
                .flatMap(id -> clients.shownContact(tx, ticket.clientId(), id).stream())
                .toList();
    }

    /// Who of the client was named in mails without being part of the ticket, by the mails' entries.
    public Map<Long, List<Contact>> named(Tx tx, Ticket ticket, List<PublicEntry> entries) {
        List<PublicEntry> naming = entries.stream()
                .filter(entry -> !entry.alsoTo().isEmpty())
                .limit(MOST_NAMING)
                .toList();
        List<Long> people = naming.isEmpty() ? List.of() : tickets.participants(tx, ticket);
        Map<Long, List<Contact>> found = new LinkedHashMap<>();
        for (PublicEntry entry : naming) {
            found.put(
                    entry.id(),
                    entry.alsoTo().stream()
                            .limit(MOST_NAMED)
                            .flatMap(address -> clients.contactsByAddress(tx, address).stream())
                            .filter(contact -> contact.clientId() == ticket.clientId()
                                    && !people.contains(contact.id())
                                    && !ticket.contactId().equals(Optional.of(contact.id())))
                            .distinct()
                            .toList());
        }
        return found;
    }

    /// Makes somebody else of the client part of it: they may read it and write to it.
    public Ticket addParticipant(Tx tx, Seen seen, Actor.Technician by, long contactId) {
        Ticket before = changes.locked(tx, seen);
        Contact contact = clients.findContact(tx, before.clientId(), contactId)
                .filter(Contact::active)
                .orElseThrow(() -> Refusal.Invalid.field("contact", "client.contact-not-found"));
        if (tickets.participants(tx, before).contains(contactId)
                || before.contactId().equals(Optional.of(contactId))) {
            throw new Refusal.Conflict("ticket.takes-part-already", contact.name());
        }
        tickets.addParticipant(tx, before, contactId);
        Stamp stamp = changes.now(by);
        return changes.touched(tx, before, stamp, List.of(new TicketEvent.ParticipantAdded(stamp, contactId)));
    }

    /// From now on replies go to them, and they see the ticket in the portal as theirs.
    public Ticket choose(Tx tx, Seen seen, Actor.Technician by, long contactId) {
        Ticket before = changes.locked(tx, seen);
        if (before.stage() == Ticket.Stage.CLOSED) {
            throw new Refusal.Conflict("ticket.closed", String.valueOf(before.number()));
        }
        Contact contact = clients.findContact(tx, before.clientId(), contactId)
                .filter(Contact::active)
                .orElseThrow(() -> Refusal.Invalid.field("contact", "client.contact-not-found"));
        if (before.contactId().equals(Optional.of(contact.id()))) {
            throw Refusal.Invalid.field("contact", "ticket.asked-already", contact.name());
        }
        Stamp stamp = changes.now(by);
        store.asked(tx.forClient(before.clientId()), before.id(), contact.id());
        return changes.touched(tx, before, stamp, List.of(new TicketEvent.ContactChosen(stamp, contact.id())));
    }
}
