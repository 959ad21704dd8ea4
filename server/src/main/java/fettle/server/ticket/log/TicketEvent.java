package fettle.server.ticket.log;

import fettle.contracts.sla.Channel;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.server.mail.outbox.Obstacle;
import java.time.Instant;
import java.util.Optional;

/// One fact in a ticket's log: the log is the truth for its clocks, its monitors and every report.
public sealed interface TicketEvent {

    Stamp stamp();

    default Instant at() {
        return stamp().at();
    }

    default Actor by() {
        return stamp().by();
    }

    /// When it happened, when we learned of it, and who did it.
    ///
    /// @param at when it happened
    /// @param loggedAt when we wrote it down; later where work was logged afterwards
    record Stamp(Instant at, Instant loggedAt, Actor by) {}

    record Received(Stamp stamp, Priority priority, Channel channel) implements TicketEvent {}

    /// It goes on with what an earlier ticket was about, which could not be reopened any more.
    record Follows(Stamp stamp, long earlierTicketId) implements TicketEvent {}

    /// We told the sender by machine that it arrived.
    record Acknowledged(Stamp stamp) implements TicketEvent {}

    /// A machine wrote: an absence notice, a bounce. It answers nothing.
    record AutomaticMessage(Stamp stamp) implements TicketEvent {}

    record Noted(Stamp stamp) implements TicketEvent {}

    /// One of us wrote or spoke to the client.
    ///
    /// @param reached false when a call found nobody or ended on a voicemail, which is no reply
    record Replied(Stamp stamp, Channel channel, boolean reached) implements TicketEvent {}

    /// Somebody at the client wrote.
    ///
    /// @param endedPause whether it was the answer to what we waited for
    record ClientWrote(Stamp stamp, boolean endedPause) implements TicketEvent {}

    /// The message that ended the last pause was no answer: the pause goes on as if it had not come.
    record KeptWaiting(Stamp stamp, PauseReason reason, Instant followUpAt) implements TicketEvent {}

    /// It waits from now on.
    ///
    /// @param asked whether the client can read what we wait for
    record Paused(Stamp stamp, PauseReason reason, Instant followUpAt, boolean asked) implements TicketEvent {}

    record Resumed(Stamp stamp) implements TicketEvent {}

    /// Whoever asked is known now.
    record ContactChosen(Stamp stamp, long contactId) implements TicketEvent {}

    /// Somebody judged it.
    ///
    /// @param priority the priority that the first triage found, which holds from receipt on since nobody
    /// had judged before; none at a later triage, whose change is an event of its own
    record Triaged(Stamp stamp, Optional<Long> kindId, Optional<Priority> priority) implements TicketEvent {}

    /// Another priority holds.
    ///
    /// @param correction whether it should have been this from the start
    record PriorityChanged(Stamp stamp, Priority from, Priority to, boolean correction, Optional<String> reason)
            implements TicketEvent {}

    /// Responsibility for it lies with somebody else than before.
    sealed interface Moved extends TicketEvent {

        Optional<Long> ownerId();

        Optional<Long> groupId();
    }

    /// Responsibility began, or moved within what its people do anyway: no hand-off.
    record Assigned(Stamp stamp, Optional<Long> ownerId, Optional<Long> groupId) implements Moved {}

    record HandedOver(Stamp stamp, Optional<Long> ownerId, Optional<Long> groupId, String why) implements Moved {}

    record Accepted(Stamp stamp) implements TicketEvent {}

    /// The receiver of a hand-off gave it back to where it came from.
    record Returned(Stamp stamp, Optional<Long> ownerId, Optional<Long> groupId, String why) implements Moved {}

    record PromiseMade(Stamp stamp, String words, Instant promisedFor) implements TicketEvent {}

    record PromiseKept(Stamp stamp, Instant promisedFor) implements TicketEvent {

        public boolean late() {
            return at().isAfter(promisedFor);
        }
    }

    record NextActionSet(Stamp stamp, String words, Optional<Instant> due) implements TicketEvent {}

    record TimeLogged(Stamp stamp, long timeEntryId, int minutes) implements TicketEvent {}

    /// It is done.
    ///
    /// @param told whether the client was told so in words
    record Resolved(Stamp stamp, boolean told) implements TicketEvent {}

    record Reopened(Stamp stamp, String why) implements TicketEvent {}

    record Closed(Stamp stamp) implements TicketEvent {}

    /// What the client wrote after it was solved asks for nothing more: it stays so.
    record KeptSolved(Stamp stamp) implements TicketEvent {}

    /// Somebody else of the client may read it and write to it from now on.
    record ParticipantAdded(Stamp stamp, long contactId) implements TicketEvent {}

    /// What belongs to which ticket, or to which client, turned out otherwise.
    sealed interface Sorted extends TicketEvent {}

    /// Another ticket about the same matter goes on in this one.
    ///
    /// @param received when that one was received
    /// @param replied when a person first answered that one
    record MergedIn(Stamp stamp, long otherTicketId, Instant received, Optional<Instant> replied) implements Sorted {}

    /// It goes on in another ticket.
    record MergedInto(Stamp stamp, long otherTicketId) implements Sorted {}

    /// The two were different matters after all; stands in the logs of both.
    record MergeUndone(Stamp stamp, long otherTicketId) implements Sorted {}

    /// A message was another matter and went to a ticket of its own.
    ///
    /// @param message when the message came
    record SplitOff(Stamp stamp, long otherTicketId, Instant message) implements Sorted {}

    /// It began as a message on another ticket.
    record SplitFrom(Stamp stamp, long otherTicketId) implements Sorted {}

    /// Its first message names a ticket that its sender may not write to.
    record SpeaksOf(Stamp stamp, long otherTicketId) implements Sorted {}

    /// It is another client's work than was thought.
    record Reassigned(Stamp stamp, long fromClientId, String why) implements Sorted {}

    /// A time is to be left out of the resolution clock, or a ticket out of the months' shares.
    sealed interface Exclusion extends TicketEvent {

        long exclusionId();
    }

    /// Somebody asks for that; another decides.
    sealed interface Asking extends Exclusion {

        ExclusionReason reason();

        String words();
    }

    record ExclusionAsked(
            Stamp stamp, long exclusionId, Instant from, Instant until, ExclusionReason reason, String words)
            implements Asking {}

    /// None of its promises is to count in any month.
    record CaseExclusionAsked(Stamp stamp, long exclusionId, ExclusionReason reason, String words) implements Asking {}

    /// None of its promises counts; what happened stays told beside.
    record CaseExcluded(Stamp stamp, long exclusionId) implements Exclusion {}

    /// Left out, as far as the clock is concerned all along.
    record ExclusionApproved(Stamp stamp, long exclusionId, Instant from, Instant until) implements Exclusion {}

    record ExclusionDeclined(Stamp stamp, long exclusionId, String words) implements Exclusion {}

    /// Something came between us and somebody to whom we wrote.
    sealed interface Delivering extends TicketEvent {

        /// The row of the recipient of that mail.
        long recipientId();
    }

    /// A mail did not come to them, or not yet.
    record Undelivered(Stamp stamp, long recipientId, String address, Obstacle obstacle) implements Delivering {}

    /// What was late has come to them.
    record Arrived(Stamp stamp, long recipientId) implements Delivering {}

    /// What did not come to them went out once more.
    ///
    /// @param address to which
    record SentAgain(Stamp stamp, long recipientId, String address) implements Delivering {}

    /// They know by another way, or need not.
    record ToldOtherwise(Stamp stamp, long recipientId, String words) implements Delivering {}

    /// Something passed between us and a supplier.
    sealed interface WithSupplier extends TicketEvent {

        long supplierId();
    }

    /// The supplier has taken the work over.
    record SupplierEngaged(Stamp stamp, long supplierId, String words) implements WithSupplier {}

    /// The supplier waits for us.
    record SupplierAsked(Stamp stamp, long supplierId, String words) implements WithSupplier {}

    /// The supplier has what it asked for.
    record SupplierAnswered(Stamp stamp, long supplierId) implements WithSupplier {}

    /// The work is back with us.
    record SupplierReturned(Stamp stamp, long supplierId, String words) implements WithSupplier {}

    /// The supplier wrote. Whether that is their work done, a question or neither, one of us says; their
    /// clock goes on.
    ///
    /// @param endedWait whether we waited for them, and no longer do
    record SupplierWrote(Stamp stamp, long supplierId, boolean endedWait) implements WithSupplier {}

    /// A mail of the supplier's had been put here by mistake: it counts for nothing any more.
    ///
    /// @param message when it had been written
    record SupplierMailTakenOff(Stamp stamp, long supplierId, Instant message) implements WithSupplier {}

    /// Somebody at the client is asked whether something may be done.
    sealed interface Approval extends TicketEvent {

        long approvalId();
    }

    /// @param until when their time to answer is over
    record ApprovalAsked(Stamp stamp, long approvalId, String approver, Instant until) implements Approval {}

    /// They had not answered, and were asked once more by machine.
    record ApprovalReminded(Stamp stamp, long approvalId, String approver) implements Approval {}

    record ApprovalEnded(Stamp stamp, long approvalId, ApprovalEnding ending, String words) implements Approval {}

    /// Whoever asked said how it went, or says otherwise than before.
    ///
    /// @param mark from 1, bad, to 5, good
    /// @param words what they added, "" for nothing
    record Rated(Stamp stamp, int mark, String words) implements TicketEvent {}
}
