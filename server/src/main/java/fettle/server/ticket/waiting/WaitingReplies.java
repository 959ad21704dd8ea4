package fettle.server.ticket.waiting;

import fettle.server.client.Contact;
import fettle.server.staff.LeavingListener;
import fettle.server.store.Ids;
import fettle.server.store.Tx;
import fettle.server.ticket.Changes;
import fettle.server.ticket.Handling;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.TicketListener;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.reply.Reply;
import fettle.server.ticket.waiting.WaitingReply.Why;
import fettle.web.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Replies between "Send" and the outbox. As long as one waits nothing has happened: no entry, no event, no clock that
/// stopped. What it does to its ticket it does when it goes out. Verbs join the caller's transaction.
public final class WaitingReplies {

    private static final Duration FURTHEST = Duration.ofDays(366);
    private static final int MOST_ON_A_TICKET = 10;
    private static final int MOST_SHOWN = 50;

    private final Ids ids;
    private final Changes changes;
    private final Handling handling;
    private final WaitingReplyStore store = new WaitingReplyStore();

    public WaitingReplies(Ids ids, Changes changes, Handling handling) {
        this.ids = ids;
        this.changes = changes;
        this.handling = handling;
    }

    /// What holds replies back as soon as their reader writes, or is somebody else: to be told of every
    /// change of a ticket.
    public static TicketListener holder() {
        var store = new WaitingReplyStore();
        return (tx, ticket, events) -> {
            if (events.stream().anyMatch(TicketEvent.ClientWrote.class::isInstance)) {
                store.holdAll(tx, ticket.id(), Why.CLIENT_WROTE);
            }
            if (events.stream().anyMatch(TicketEvent.ContactChosen.class::isInstance)) {
                store.holdAll(tx, ticket.id(), Why.OTHER_CONTACT);
            }
        };
    }

    /// What leaves to somebody else the drafts of whoever leaves: nobody would see them.
    public static LeavingListener drafts() {
        var store = new WaitingReplyStore();
        return (tx, technicianId) -> store.holdDrafts(tx, technicianId, Why.AUTHOR_LEFT);
    }

    /// Lets a reply wait for second thoughts.
    public Ticket place(Tx tx, Seen seen, Actor.Technician by, Reply reply, Duration secondThoughts) {
        Ticket ticket = changes.locked(tx, seen);
        Instant now = changes.now(by).at();
        return keep(tx, ticket, by, reply, now, now.plus(secondThoughts), false);
    }

    /// Lets a reply wait until a time. The work that it took is done already, and logged at once.
    public Ticket schedule(Tx tx, Seen seen, Actor.Technician by, Reply reply, Instant at) {
        Ticket ticket = changes.locked(tx, seen);
        Instant now = changes.now(by).at();
        if (!at.isAfter(now)) {
            throw Refusal.Invalid.field("sendAt", "ticket.instant-past");
        }
        if (at.isAfter(now.plus(FURTHEST))) {
            throw Refusal.Invalid.field("sendAt", "ticket.send-too-late");
        }
        keep(tx, ticket, by, reply.withoutTime(), now, at, true);
        return reply.spent()
                .map(spent -> handling.logTime(tx, Seen.asItStands(ticket.number()), by, spent))
                .orElse(ticket);
    }

    /// What waits on a ticket, the next to go first.
    public List<WaitingReply> ofTicket(Tx client, long ticketId) {
        return store.ofTicket(client, ticketId);
    }

    /// What somebody has to decide about, on all tickets.
    public List<HeldReply> held(Tx tx) {
        return store.held(tx, MOST_SHOWN);
    }

    /// Takes a reply back, so that it can be written anew.
    public Ticket takeBack(Tx tx, Seen seen, Actor.Technician by, long id) {
        Ticket ticket = changes.locked(tx, seen);
        Tx client = tx.forClient(ticket.clientId());
        store.takeBack(client, waiting(client, ticket, id).id(), by);
        return ticket;
    }

    /// Sends a reply before its time, or one that is held.
    ///
    /// @param to whom the page said that it goes to, by their id; none where whoever it is now will do
    public Ticket sendNow(Tx tx, Seen seen, Actor.Technician by, long id, Optional<Long> to) {
        Ticket ticket = changes.locked(tx, seen);
        Tx client = tx.forClient(ticket.clientId());
        WaitingReply waiting = waiting(client, ticket, id);
        if (waiting.leftBehind()) {
            throw new Refusal.Conflict("ticket.author-left", waiting.by().name());
        }
        if (to.isPresent() && !to.equals(ticket.contactId())) {
            throw new Refusal.Conflict("ticket.goes-to-other", nameOf(client, ticket));
        }
        return send(tx, ticket, waiting);
    }

    /// Drops what somebody had taken back.
    public Ticket drop(Tx tx, Seen seen, Actor.Technician by, long id) {
        Ticket ticket = changes.locked(tx, seen);
        Tx client = tx.forClient(ticket.clientId());
        draft(client, ticket, by, id).ifPresent(draft -> store.delete(client, draft.id()));
        return ticket;
    }

    /// The files of what somebody has taken back.
    public List<NewEntry.File> draftFiles(Tx tx, Ticket ticket, Actor.Technician by, long id) {
        return draft(tx.forClient(ticket.clientId()), ticket, by, id)
                .map(taken -> taken.reply().files())
                .orElse(List.of());
    }

    List<WaitingReplyStore.Due> due(Tx tx, Instant now) {
        return store.due(tx, now, MOST_SHOWN);
    }

    /// Sends a reply whose time has come, unless somebody was quicker.
    void send(Tx tx, WaitingReplyStore.Due due, Instant now) {
        Ticket ticket = changes.held(tx, due.clientId(), due.ticketId());
        store.ofTicket(tx.forClient(due.clientId()), ticket.id()).stream()
                .filter(waiting -> waiting.id() == due.id()
                        && waiting.state() == WaitingReply.State.WAITING
                        && !waiting.dueAt().isAfter(now))
                .findFirst()
                .ifPresent(waiting -> sendOrHold(tx, ticket, waiting));
    }

    /// It can't go out as it was meant to: somebody decides, unless somebody has taken it back meanwhile.
    void refused(Tx tx, WaitingReplyStore.Due due, String words) {
        store.hold(tx.forClient(due.clientId()), due.id(), Why.REFUSED, words);
    }

    private Ticket keep(
            Tx tx, Ticket ticket, Actor.Technician by, Reply reply, Instant now, Instant dueAt, boolean scheduled) {
        Tx client = tx.forClient(ticket.clientId());
        handling.check(client, ticket, reply, dueAt);
        Reply addressed = handling.addressed(client, ticket, reply);
        if (store.ofTicket(client, ticket.id()).size() >= MOST_ON_A_TICKET) {
            throw Refusal.Invalid.field("text", "ticket.too-many-wait", MOST_ON_A_TICKET);
        }
        long id = ids.next();
        store.insert(
                client,
                new WaitingReply(
                        id,
                        ticket.clientId(),
                        ticket.id(),
                        by,
                        WaitingReply.State.WAITING,
                        Optional.empty(),
                        "",
                        scheduled,
                        now,
                        dueAt,
                        ticket.contactId(),
                        nameOf(client, ticket),
                        addressed));
        int position = 0;
        for (NewEntry.File file : reply.files()) {
            store.insert(client, ids.next(), id, position++, file);
        }
        return ticket;
    }

    private WaitingReply waiting(Tx client, Ticket ticket, long id) {
        return store.ofTicket(client, ticket.id()).stream()
                .filter(waiting -> waiting.id() == id && waiting.state() != WaitingReply.State.DRAFT)
                .findFirst()
                .orElseThrow(() -> new Refusal.Conflict("ticket.waits-no-more"));
    }

    private String nameOf(Tx client, Ticket ticket) {
        return handling.recipient(client, ticket).map(Contact::name).orElse("");
    }

    private Optional<WaitingReply> draft(Tx client, Ticket ticket, Actor.Technician by, long id) {
        return store.ofTicket(client, ticket.id()).stream()
                .filter(waiting -> waiting.id() == id && waiting.isDraftOf(by.id()))
                .findFirst();
    }

    private void sendOrHold(Tx tx, Ticket ticket, WaitingReply waiting) {
        if (waiting.isForOtherThan(ticket.contactId())) {
            store.hold(tx.forClient(ticket.clientId()), waiting.id(), Why.OTHER_CONTACT, "");
        } else {
            send(tx, ticket, waiting);
        }
    }

    private Ticket send(Tx tx, Ticket ticket, WaitingReply waiting) {
        store.delete(tx.forClient(ticket.clientId()), waiting.id());
        return handling.reply(tx, ticket, waiting.by(), waiting.reply());
    }
}
