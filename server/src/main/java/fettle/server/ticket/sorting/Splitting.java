package fettle.server.ticket.sorting;

import fettle.server.store.Tx;
import fettle.server.ticket.Changes;
import fettle.server.ticket.NewTicket;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Tickets;
import fettle.server.ticket.conversation.Conversations;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.conversation.PublicEntry;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.LastWait;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.log.TicketEvent.Stamp;
import fettle.server.ticket.log.TicketLog;
import fettle.web.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A message that is another matter becomes a ticket of its own, received when the message came; what the message did
/// on the old ticket is undone (DOMAIN 2.4). The verb joins the caller's transaction.
public final class Splitting {

    private final Changes changes;
    private final Tickets tickets;
    private final TicketLog log;
    private final Conversations conversations;
    private final SortingStore store = new SortingStore();

    public Splitting(Changes changes, Tickets tickets, TicketLog log, Conversations conversations) {
        this.changes = changes;
        this.tickets = tickets;
        this.log = log;
        this.conversations = conversations;
    }

    /// Moves the message away, and answers with the ticket that was made of it.
    public Ticket split(Tx tx, Seen seen, Actor.Technician by, long entryId, String subject) {
        Ticket before = changes.locked(tx, seen);
        if (before.mergedInto().isPresent() || before.imported()) {
            throw new Refusal.Conflict("ticket.closed", String.valueOf(before.number()));
        }
        Tx client = tx.forClient(before.clientId());
        PublicEntry message = message(client, before, entryId);
        Stamp stamp = changes.now(by);
        Ticket fresh = tickets.openAround(tx, asked(before, message, subject), message);
        changes.touched(tx, fresh, stamp, List.of(new TicketEvent.SplitFrom(stamp, before.id())));
        restore(client, before, message.at());
        changes.touched(tx, before, stamp, List.of(new TicketEvent.SplitOff(stamp, fresh.id(), message.at())));
        return tickets.ticket(tx, fresh.clientId(), fresh.id());
    }

    private PublicEntry message(Tx client, Ticket ticket, long entryId) {
        List<PublicEntry> entries = conversations.entries(client, ticket.id());
        PublicEntry message = entries.stream()
                .filter(entry -> entry.id() == entryId)
                .findFirst()
                .orElseThrow(() -> Refusal.Invalid.field("message", "ticket.no-such-message"));
        if (entries.getFirst().id() == entryId || !message.fromClient() || message.automatic()) {
            throw Refusal.Invalid.field("message", "ticket.stays-here");
        }
        return message;
    }

    private static NewTicket asked(Ticket before, PublicEntry message, String subject) {
        NewTicket about = NewTicket.asked(
                        before.clientId(),
                        message.author() instanceof Actor.Contact(var id, var _)
                                ? Optional.of(id)
                                : Optional.<Long>empty(),
                        message.author(),
                        message.channel(),
                        message.at(),
                        subject,
                        NewEntry.of(message.text()))
                .known(before.identity());
        NewTicket addressed = before.mailboxId()
                .map(mailbox -> about.inMailbox(mailbox, before.groupId()))
                .orElse(about);
        return before.groupId().map(addressed::inQueue).orElse(addressed);
    }

    private void restore(Tx client, Ticket before, Instant message) {
        List<TicketEvent> events = log.of(client, before.id());
        List<TicketEvent> others =
                events.stream().filter(event -> !isOf(event, message)).toList();
        boolean reopened = events.stream()
                .anyMatch(event ->
                        event instanceof TicketEvent.Reopened && event.at().equals(message));
        if (reopened) {
            lastResolution(others).ifPresent(done -> store.resolvedAsBefore(client, before.id(), done.stamp()));
        } else if (before.open()) {
            LastWait.standing(others)
                    .ifPresent(wait -> store.wait(client, before.id(), wait.reason(), wait.followUpAt()));
        }
        store.unanswered(client, before.id(), reopened ? Optional.empty() : unanswered(before, others));
    }

    private static boolean isOf(TicketEvent event, Instant message) {
        return event.at().equals(message)
                && (event instanceof TicketEvent.ClientWrote || event instanceof TicketEvent.Reopened);
    }

    private static Optional<TicketEvent.Resolved> lastResolution(List<TicketEvent> log) {
        return log.reversed().stream()
                .filter(TicketEvent.Resolved.class::isInstance)
                .map(TicketEvent.Resolved.class::cast)
                .findFirst();
    }

    /// Since when a message that stays has had no answer.
    private static Optional<Instant> unanswered(Ticket before, List<TicketEvent> log) {
        Optional<Instant> since = Optional.empty();
        for (TicketEvent event : log) {
            since = switch (event) {
                case TicketEvent.Received it
                when !it.channel().isLive() && it.channel().owesAnswers() -> Optional.of(it.at());
                case TicketEvent.ClientWrote it -> since.or(() -> Optional.of(it.at()));
                case TicketEvent.Replied it when it.reached() -> Optional.empty();
                case TicketEvent.Resolved _, TicketEvent.KeptWaiting _ -> Optional.empty();
                default -> since;
            };
        }
        return before.resolved() ? Optional.empty() : since;
    }
}
