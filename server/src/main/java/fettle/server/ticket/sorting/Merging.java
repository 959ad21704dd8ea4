package fettle.server.ticket.sorting;

import fettle.server.store.Tx;
import fettle.server.ticket.Changes;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Tickets;
import fettle.server.ticket.conversation.Conversations;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.log.TicketEvent.Stamp;
import fettle.server.ticket.log.TicketLog;
import fettle.web.Refusal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Two tickets about the same matter become one, and can be parted again. Verbs join the caller's transaction.
public final class Merging {

    private final Changes changes;
    private final Tickets tickets;
    private final TicketLog log;
    private final Conversations conversations;
    private final SortingStore store = new SortingStore();

    public Merging(Changes changes, Tickets tickets, TicketLog log, Conversations conversations) {
        this.changes = changes;
        this.tickets = tickets;
        this.log = log;
        this.conversations = conversations;
    }

    /// Lets the ticket that was seen go on in another one of the same client: its messages, its people and,
    /// where it was earlier, its receipt and first answer move there (DOMAIN 2.4). It leaves the
    /// statistics.
    public Ticket merge(Tx tx, Seen seen, Actor.Technician by, long into) {
        Ticket merged = changes.locked(tx, seen);
        if (merged.stage() == Ticket.Stage.CLOSED) {
            throw new Refusal.Conflict("ticket.closed", String.valueOf(merged.number()));
        }
        Ticket survivor = survivor(tx, merged, into);
        Tx client = tx.forClient(merged.clientId());
        Stamp stamp = changes.now(by);
        conversations.move(client, merged.id(), survivor.id());
        people(tx, merged).forEach(person -> joins(tx, survivor, person));
        store.merge(client, merged.id(), survivor.id(), stamp.at());
        store.unanswered(client, survivor.id(), earliest(survivor.unansweredSince(), merged.unansweredSince()));
        store.received(client, survivor.id(), earlier(survivor.receivedAt(), merged.receivedAt()));
        Optional<Instant> answered = answered(log.of(client, merged.id()));
        var came = new TicketEvent.MergedIn(stamp, merged.id(), merged.receivedAt(), answered);
        changes.touched(tx, survivor, stamp, List.of(came));
        return changes.touched(tx, merged, stamp, List.of(new TicketEvent.MergedInto(stamp, survivor.id())));
    }

    /// They were different matters after all: what came with the merged ticket goes back to it, and it
    /// stands as it stood. What was written since stays where it was written.
    public Ticket part(Tx tx, Seen seen, Actor.Technician by) {
        Ticket merged = changes.locked(tx, seen);
        long into = merged.mergedInto()
                .orElseThrow(() -> new Refusal.Conflict("ticket.not-merged", String.valueOf(merged.number())));
        Ticket survivor = changes.locked(tx, merged.clientId(), into);
        if (survivor.mergedInto().isPresent()) {
            throw new Refusal.Conflict("ticket.part-first", String.valueOf(survivor.number()));
        }
        Tx client = tx.forClient(merged.clientId());
        Stamp stamp = changes.now(by);
        origins(client, merged.id()).forEach(origin -> conversations.moveBack(client, origin, into, merged.id()));
        store.part(client, merged.id());
        store.received(client, into, ownReceipt(log.of(client, into), merged.id()));
        changes.touched(tx, survivor, stamp, List.of(new TicketEvent.MergeUndone(stamp, merged.id())));
        return changes.touched(tx, merged, stamp, List.of(new TicketEvent.MergeUndone(stamp, into)));
    }

    /// What goes on in a ticket, with whatever had been merged into that before.
    public List<Long> mergedInto(Tx tx, Ticket survivor) {
        return origins(tx.forClient(survivor.clientId()), survivor.id()).stream()
                .skip(1)
                .toList();
    }

    private Ticket survivor(Tx tx, Ticket merged, long number) {
        if (number == merged.number()) {
            throw Refusal.Invalid.field("into", "ticket.merge-itself");
        }
        Ticket survivor = found(tx, number);
        if (survivor.clientId() != merged.clientId()) {
            throw Refusal.Invalid.field("into", "ticket.merge-other-client", String.valueOf(number));
        }
        if (survivor.resolved()) {
            throw Refusal.Invalid.field("into", "ticket.merge-into-resolved", String.valueOf(number));
        }
        return survivor;
    }

    private Ticket found(Tx tx, long number) {
        try {
            return changes.locked(tx, Seen.asItStands(number));
        } catch (Refusal.NotFound _) {
            throw Refusal.Invalid.field("into", "ticket.no-such-number", String.valueOf(number));
        }
    }

    private Stream<Long> people(Tx tx, Ticket merged) {
        return Stream.concat(merged.contactId().stream(), tickets.participants(tx, merged).stream());
    }

    private void joins(Tx tx, Ticket survivor, long contactId) {
        if (survivor.contactId().filter(id -> id == contactId).isEmpty()) {
            tickets.addParticipant(tx, survivor, contactId);
        }
    }

    /// When a person first answered: by a word that reached them, or by taking their call.
    private static Optional<Instant> answered(List<TicketEvent> log) {
        return log.stream()
                .flatMap(event -> switch (event) {
                    case TicketEvent.Received it when it.channel().isLive() -> Stream.of(it.at());
                    case TicketEvent.Replied it when it.reached() -> Stream.of(it.at());
                    case TicketEvent.MergedIn it -> it.replied().stream();
                    default -> Stream.empty();
                })
                .min(Comparator.naturalOrder());
    }

    /// The merged ticket and whatever had been merged into that before.
    private List<Long> origins(Tx client, long ticketId) {
        List<Long> before = store.mergedInto(client, ticketId).stream()
                .flatMap(id -> origins(client, id).stream())
                .toList();
        return Stream.concat(Stream.of(ticketId), before.stream()).toList();
    }

    private static Instant ownReceipt(List<TicketEvent> log, long without) {
        List<Long> gone = log.stream()
                .flatMap(event -> event instanceof TicketEvent.MergeUndone(var _, var other)
                        ? Stream.of(other)
                        : Stream.<Long>empty())
                .toList();
        return log.stream()
                .flatMap(event -> switch (event) {
                    case TicketEvent.Received it -> Stream.of(it.at());
                    case TicketEvent.MergedIn it
                    when it.otherTicketId() != without && !gone.contains(it.otherTicketId()) ->
                        Stream.of(it.received());
                    default -> Stream.<Instant>empty();
                })
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Optional<Instant> earliest(Optional<Instant> one, Optional<Instant> other) {
        return Stream.concat(one.stream(), other.stream()).min(Comparator.naturalOrder());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
