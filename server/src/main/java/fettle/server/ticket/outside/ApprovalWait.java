package fettle.server.ticket.outside;

import fettle.contracts.sla.Channel;
import fettle.contracts.sla.PauseReason;
import fettle.server.store.Tx;
import fettle.server.ticket.Changes;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.conversation.Conversations;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.ApprovalEnding;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.log.TicketEvent.ApprovalAsked;
import fettle.server.ticket.log.TicketEvent.ApprovalEnded;
import fettle.server.ticket.log.TicketEvent.Stamp;
import fettle.server.ticket.log.TicketLog;
import fettle.web.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the wait for somebody's approval does to a ticket: it pauses for the client's decision, and only the decision
/// ends that (DOMAIN 2.3). Verbs join the caller's transaction.
public final class ApprovalWait {

    /// What somebody is asked.
    ///
    /// @param text as it stands on the ticket for the client to read
    /// @param messageId of the mail that asks
    /// @param until when their time to answer is over, and we look at the ticket again
    public record Question(long approvalId, String approver, String text, String messageId, Instant until) {}

    /// A ticket that waits now, and the entry with the question.
    public record Begun(Ticket ticket, long entryId, Stamp stamp) {}

    private final Changes changes;
    private final TicketLog log;
    private final Conversations conversations;

    public ApprovalWait(Changes changes, TicketLog log, Conversations conversations) {
        this.changes = changes;
        this.log = log;
        this.conversations = conversations;
    }

    /// What of a ticket's log nobody has decided yet.
    public static List<ApprovalAsked> undecided(List<TicketEvent> events) {
        Set<Long> ended = events.stream()
                .filter(ApprovalEnded.class::isInstance)
                .map(event -> ((ApprovalEnded) event).approvalId())
                .collect(Collectors.toSet());
        return events.stream()
                .filter(ApprovalAsked.class::isInstance)
                .map(ApprovalAsked.class::cast)
                .filter(asked -> !ended.contains(asked.approvalId()))
                .toList();
    }

    /// Asks in words that the client can read, and waits for the answer.
    public Begun ask(Tx tx, Seen seen, Actor.Technician by, Question question) {
        Ticket before = changes.locked(tx, seen);
        if (before.resolved()) {
            throw new Refusal.Conflict("ticket.resolved-already", String.valueOf(before.number()));
        }
        Stamp stamp = changes.now(by);
        if (!question.until().isAfter(stamp.at())) {
            throw Refusal.Invalid.field("until", "ticket.instant-past");
        }
        Tx client = tx.forClient(before.clientId());
        NewEntry entry = NewEntry.of(question.text()).under(question.messageId());
        long entryId = conversations.add(client, before.id(), stamp, Channel.EMAIL, false, entry);
        client.sql("ticket.wait")
                .set("id", before.id())
                .set("reason", PauseReason.CLIENT_APPROVAL)
                .set("followUp", question.until())
                .update();
        client.sql("ticket.answered").set("id", before.id()).update();
        Ticket after = changes.touched(
                tx,
                before,
                stamp,
                List.of(
                        new TicketEvent.Replied(stamp, Channel.EMAIL, true),
                        new ApprovalAsked(stamp, question.approvalId(), question.approver(), question.until()),
                        new TicketEvent.Paused(stamp, PauseReason.CLIENT_APPROVAL, question.until(), true)));
        return new Begun(after, entryId, stamp);
    }

    /// Notes that the approver was asked once more.
    public void reminded(Tx tx, Seen seen, long approvalId, String approver) {
        Ticket before = changes.locked(tx, seen);
        Stamp stamp = changes.now(Actor.Outside.FETTLE);
        changes.done(tx, before, List.of(new TicketEvent.ApprovalReminded(stamp, approvalId, approver)));
    }

    /// Notes how it ended; the ticket goes on, unless it waits for another approval or something else.
    ///
    /// @param next what happens now, for whoever has the ticket
    public Ticket ended(Tx tx, Seen seen, Actor by, long approvalId, ApprovalEnding ending, String words, String next) {
        Ticket before = changes.locked(tx, seen);
        Tx client = tx.forClient(before.clientId());
        Stamp stamp = changes.now(by);
        List<TicketEvent> events = new ArrayList<>();
        events.add(new ApprovalEnded(stamp, approvalId, ending, words));
        if (before.pauseReason().filter(PauseReason.CLIENT_APPROVAL::equals).isPresent()
                && !othersUndecided(client, before, approvalId)) {
            client.sql("ticket.resume").set("id", before.id()).update();
            events.add(new TicketEvent.Resumed(stamp));
        }
        if (!before.resolved()) {
            client.sql("ticket.next-action")
                    .set("id", before.id())
                    .set("words", next)
                    .set("at", Optional.<Instant>empty())
                    .update();
            events.add(new TicketEvent.NextActionSet(stamp, next, Optional.empty()));
        }
        return by instanceof Actor.Technician
                ? changes.touched(tx, before, stamp, events)
                : changes.done(tx, before, events);
    }

    private boolean othersUndecided(Tx client, Ticket ticket, long approvalId) {
        return undecided(log.of(client, ticket.id())).stream().anyMatch(asked -> asked.approvalId() != approvalId);
    }
}
