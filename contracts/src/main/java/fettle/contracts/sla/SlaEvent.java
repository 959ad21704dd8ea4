package fettle.contracts.sla;

import java.time.Instant;
import java.util.Optional;

/// What happens to a ticket and bears on its clocks, by the moment at which it truly happened (DOMAIN 2.2).
public sealed interface SlaEvent {

    /// When it happened, which may be earlier than when it was written down.
    Instant at();

    /// The client's mail or call arrived; the first event of every ticket.
    record Received(Instant at, Priority priority, Channel channel) implements SlaEvent {}

    /// A machine said that the mail has come; stops nothing.
    record AutoAcknowledged(Instant at) implements SlaEvent {}

    /// An internal note; stops nothing.
    record Noted(Instant at) implements SlaEvent {}

    /// A person wrote or spoke to the client.
    ///
    /// @param reached false for a call that nobody took, or that left a voicemail: no reply
    record Replied(Instant at, Channel channel, boolean reached) implements SlaEvent {}

    /// The client wrote or called.
    ///
    /// @param answers whether this is what we wait for: an answer from the side that was asked, or, for an
    /// approval, the decision
    record ClientWrote(Instant at, boolean answers) implements SlaEvent {}

    /// Somebody said that the client's last message was no answer: the wait goes on as if it had not come.
    record KeptWaiting(Instant at) implements SlaEvent {}

    /// Waiting begins, or goes on for another reason.
    record Paused(Instant at, PauseReason reason) implements SlaEvent {}

    record Resumed(Instant at) implements SlaEvent {}

    /// The matter has become more or less pressing from now on.
    record PriorityChanged(Instant at, Priority to) implements SlaEvent {}

    /// It was of this priority from the start.
    record PriorityCorrected(Instant at, Priority to) implements SlaEvent {}

    /// An amendment that applies to open tickets: from now on the time is judged by another policy.
    record PolicyChanged(Instant at, SlaPolicy to) implements SlaEvent {}

    /// The ticket is another client's: all of it is judged again, from receipt, by that client's policy.
    record Reassigned(Instant at, SlaPolicy to) implements SlaEvent {}

    /// Another ticket about the same matter is merged into this one.
    ///
    /// @param received when that one was received
    /// @param replied when that one was first answered, if it was
    record MergedIn(Instant at, Instant received, Optional<Instant> replied) implements SlaEvent {}

    /// An approved removal of a time from the resolution clock; known from `at` on.
    record Excluded(Instant at, Instant from, Instant to) implements SlaEvent {

        public Excluded {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("An excluded time ends after it begins.");
            }
        }
    }

    record Resolved(Instant at) implements SlaEvent {}

    record Reopened(Instant at) implements SlaEvent {}

    /// A message turned out to be another matter and left for a ticket of its own: what it did here is undone.
    ///
    /// @param message when the message came
    record SplitOff(Instant at, Instant message) implements SlaEvent {}

    /// A supplier took the work over; its clock starts, the client's runs on.
    record SupplierEngaged(Instant at, Supplier supplier) implements SlaEvent {}

    /// The supplier waits for us.
    record SupplierAsked(Instant at) implements SlaEvent {}

    /// The supplier has what it asked for.
    record SupplierAnswered(Instant at) implements SlaEvent {}

    /// The work is back with us.
    record SupplierReturned(Instant at) implements SlaEvent {}
}
