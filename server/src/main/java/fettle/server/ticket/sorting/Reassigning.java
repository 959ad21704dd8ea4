package fettle.server.ticket.sorting;

import fettle.server.client.Client;
import fettle.server.client.Clients;
import fettle.server.client.Contact;
import fettle.server.contract.ContractVersion;
import fettle.server.contract.Contracts;
import fettle.server.signin.Audit;
import fettle.server.store.Tx;
import fettle.server.ticket.Changes;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Tickets;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.log.TicketEvent.Stamp;
import fettle.web.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A ticket that is another client's work moves there with all that belongs to it, and everything is judged again from
/// receipt under that client's terms (DOMAIN 2.4). The verb joins the caller's transaction.
public final class Reassigning {

    private static final int LONGEST = 250;

    /// Every table whose rows belong to a ticket, or to what belongs to it.
    private static final List<String> TABLES = List.of(
            "attachments",
            "entries",
            "notes",
            "supplier-files",
            "supplier-messages",
            "messages",
            "events",
            "clocks",
            "outcomes",
            "times",
            "uncovered",
            "approvals",
            "surveys",
            "inbound",
            "recipients",
            "waiting-files",
            "waiting-replies",
            "outbound",
            "findings",
            "triggers",
            "reviews");

    private final Changes changes;
    private final Tickets tickets;
    private final Clients clients;
    private final Contracts contracts;
    private final Audit audit;
    private final SortingStore store = new SortingStore();

    public Reassigning(Changes changes, Tickets tickets, Clients clients, Contracts contracts, Audit audit) {
        this.changes = changes;
        this.tickets = tickets;
        this.clients = clients;
        this.contracts = contracts;
        this.audit = audit;
    }

    public Ticket reassign(Tx tx, Seen seen, Actor.Technician by, long toClient, String why) {
        Ticket before = changes.locked(tx, seen);
        Client from = clients.client(tx, before.clientId());
        Client to = clients.client(tx, toClient);
        check(tx, before, to, why);
        Optional<Contact> contact = sameAddress(tx, before, to);
        move(tx, before, to, contact);
        Stamp stamp = changes.now(by);
        audit.note(
                tx,
                Optional.of(by.id()),
                "ticket.reassigned",
                "#" + before.number(),
                from.name() + " -> " + to.name() + ": " + why.strip());
        Ticket moved = tickets.ticket(tx, to.id(), before.id());
        return changes.touched(tx, moved, stamp, List.of(new TicketEvent.Reassigned(stamp, from.id(), why.strip())));
    }

    private void check(Tx tx, Ticket before, Client to, String why) {
        if (why.isBlank()) {
            throw Refusal.Invalid.field("why", "ticket.reason-needed");
        }
        if (why.length() > LONGEST) {
            throw Refusal.Invalid.field("why", "ticket.too-long", LONGEST);
        }
        if (to.id() == before.clientId()) {
            throw Refusal.Invalid.field("client", "ticket.theirs-already", to.name());
        }
        Tx own = tx.forClient(before.clientId());
        if (before.mergedInto().isPresent()
                || !store.mergedInto(own, before.id()).isEmpty()) {
            throw new Refusal.Conflict("ticket.part-first", String.valueOf(before.number()));
        }
        if (store.waitsForApproval(own, before.id())) {
            throw new Refusal.Conflict("ticket.withdraw-first", String.valueOf(before.number()));
        }
    }

    /// Who asked, if the other client has somebody with that address too.
    private Optional<Contact> sameAddress(Tx tx, Ticket before, Client to) {
        Optional<String> email = before.contactId()
                .flatMap(id -> clients.findContact(tx, before.clientId(), id))
                .map(Contact::email);
        return clients.contacts(tx, to.id()).stream()
                .filter(contact -> contact.active() && email.equals(Optional.of(contact.email())))
                .findFirst();
    }

    private void move(Tx tx, Ticket before, Client to, Optional<Contact> contact) {
        LocalDate day = before.receivedAt().atZone(to.zone()).toLocalDate();
        Optional<Long> terms = before.imported()
                ? Optional.empty()
                : contracts.inForce(tx, to.id(), day).map(ContractVersion::id);
        store.untangle(tx);
        store.removeParticipants(tx.forClient(before.clientId()), before.id());
        Tx theirs = tx.forClient(to.id());
        TABLES.forEach(table -> store.move(theirs, table, before.clientId(), before.id()));
        store.move(theirs, before.clientId(), before.id(), contact.map(Contact::id), terms);
    }
}
