package fettle.server.ticket.canned;

import fettle.server.client.Clients;
import fettle.server.client.Contact;
import fettle.server.staff.ResolverGroup;
import fettle.server.store.Ids;
import fettle.server.store.Recent;
import fettle.server.store.Row;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.canned.CannedReply.Wanted;
import fettle.web.Refusal;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The canned replies of the desk. Verbs join the caller's transaction.
public final class CannedReplies {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_TEXT = 10_000;

    private final Ids ids;
    private final Clients clients;
    private final Recent<List<CannedReply>> recent;

    public CannedReplies(InstantSource clock, Ids ids, Clients clients) {
        this.ids = ids;
        this.clients = clients;
        this.recent = new Recent<>(clock, List.of(), this::all);
    }

    /// All of them by name, those that are not offered too.
    public List<CannedReply> all(Tx tx) {
        return tx.sql("canned.all").list(CannedReplies::reply);
    }

    /// Those that are offered at all, for pages: at most a few seconds old.
    public List<CannedReply> shown(Tx tx) {
        return recent.get(tx).stream().filter(CannedReply::active).toList();
    }

    /// Those that are offered on a ticket to the members of these groups: what is for everybody, for one of
    /// them, or for the group in whose queue it is.
    public List<CannedReply> offered(Tx tx, Ticket ticket, List<ResolverGroup> groups) {
        return shown(tx).stream()
                .filter(reply -> reply.groupId()
                        .map(id -> ticket.groupId().equals(Optional.of(id))
                                || groups.stream().anyMatch(group -> group.id() == id))
                        .orElse(true))
                .toList();
    }

    /// Its text for a ticket, as this technician would write it.
    public String filled(Tx tx, CannedReply reply, Ticket ticket, String technician) {
        Optional<Contact> contact = ticket.contactId().flatMap(id -> clients.findContact(tx, ticket.clientId(), id));
        Map<Variable, String> values = new EnumMap<>(Variable.class);
        values.put(Variable.CONTACT_NAME, contact.map(Contact::name).orElse(""));
        values.put(Variable.CONTACT_FIRST_NAME, contact.map(Contact::firstName).orElse(""));
        values.put(Variable.CLIENT, clients.client(tx, ticket.clientId()).name());
        values.put(Variable.TICKET_NUMBER, "#" + ticket.number());
        values.put(Variable.TICKET_SUBJECT, ticket.subject());
        values.put(
                Variable.NEXT_ACTION,
                ticket.nextAction().map(Ticket.Action::words).orElse(""));
        values.put(Variable.TECHNICIAN, technician);
        values.put(Variable.TECHNICIAN_FIRST_NAME, technician.split(" ", 2)[0]);
        return Variable.fill(reply.text(), values);
    }

    public CannedReply find(Tx tx, long id) {
        return tx.sql("canned.find")
                .set("id", id)
                .one(CannedReplies::reply)
                .orElseThrow(() -> new Refusal.NotFound("ticket.canned-not-found"));
    }

    public CannedReply add(Tx tx, Wanted wanted) {
        Wanted checked = checked(tx, Optional.empty(), wanted);
        long id = ids.next();
        tx.sql("canned.insert")
                .set("id", id)
                .set("name", checked.name())
                .set("body", checked.text())
                .set("groupId", checked.groupId())
                .set("active", checked.active())
                .update();
        recent.changed(tx);
        return find(tx, id);
    }

    /// Writes it anew, unless somebody else did so meanwhile.
    public CannedReply change(Tx tx, long id, int version, Wanted wanted) {
        find(tx, id);
        Wanted checked = checked(tx, Optional.of(id), wanted);
        long changed = tx.sql("canned.change")
                .set("id", id)
                .set("version", version)
                .set("name", checked.name())
                .set("body", checked.text())
                .set("groupId", checked.groupId())
                .set("active", checked.active())
                .update();
        if (changed == 0) {
            throw new Refusal.Conflict("ticket.canned-changed-meanwhile");
        }
        recent.changed(tx);
        return find(tx, id);
    }

    private Wanted checked(Tx tx, Optional<Long> own, Wanted wanted) {
        String name = wanted.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw Refusal.Invalid.field("name", "ticket.canned-name", LONGEST_NAME);
        }
        if (wanted.text().isBlank() || wanted.text().length() > LONGEST_TEXT) {
            throw Refusal.Invalid.field("text", "ticket.canned-text", LONGEST_TEXT);
        }
        Variable.check(wanted.text());
        boolean taken = all(tx).stream()
                .anyMatch(other ->
                        !own.equals(Optional.of(other.id())) && other.name().equalsIgnoreCase(name));
        if (taken) {
            throw Refusal.Invalid.field("name", "ticket.canned-taken", name);
        }
        return new Wanted(name, wanted.text().strip(), wanted.groupId(), wanted.active());
    }

    private static CannedReply reply(Row row) {
        return new CannedReply(
                row.id("id"),
                row.text("name"),
                row.text("body"),
                row.optionalId("group_id"),
                row.yes("active"),
                row.count("version"));
    }
}
