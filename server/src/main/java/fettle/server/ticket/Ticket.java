package fettle.server.ticket;

import fettle.contracts.sla.Channel;
import fettle.contracts.sla.Impact;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.Urgency;
import fettle.server.ticket.kind.TicketType;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// One piece of work for a client, as it stands now. How it came to stand so is in its log.
///
/// @param number what people call it: #1042
/// @param contactId who asked; none when nobody we know did
/// @param pauseReason why it waits, only in stage WAITING
/// @param followUpAt when somebody looks at it again while it waits
/// @param nextAction what its handler said is to happen next; what really comes next is `nextStep`
/// @param receivedAt when the client's mail or call arrived
/// @param loggedAt when we wrote it down, later than `receivedAt` for work that was logged afterwards
/// @param lastTouchAt when a technician last did something about it
/// @param unansweredSince since when a message of the client has had no answer
/// @param contractVersionId the terms in force at receipt, which govern it to its end
/// @param handOffs how often responsibility passed to another group or owner
/// @param mergedInto the ticket in which it goes on, if it was the same matter
/// @param imported whether it is history from another system: no clocks, no notices
/// @param version grows by one with each change, so that nobody overwrites what they have not seen
public record Ticket(
        long id,
        long number,
        long clientId,
        Optional<Long> contactId,
        String subject,
        TicketType type,
        Optional<Long> kindId,
        Optional<Impact> impact,
        Optional<Urgency> urgency,
        Priority priority,
        Stage stage,
        Optional<PauseReason> pauseReason,
        Optional<Instant> followUpAt,
        Optional<Long> ownerId,
        Optional<Long> groupId,
        Optional<Action> nextAction,
        Optional<Promise> promise,
        Channel channel,
        Identity identity,
        Instant receivedAt,
        Instant loggedAt,
        Optional<Instant> triagedAt,
        Optional<Instant> lastTouchAt,
        Optional<Instant> unansweredSince,
        Optional<Instant> resolvedAt,
        Optional<Long> resolvedBy,
        Optional<Instant> closedAt,
        Optional<String> cause,
        Optional<String> solution,
        Optional<Long> contractVersionId,
        Optional<Integer> usersAffected,
        int handOffs,
        int reopened,
        Optional<Long> mailboxId,
        Optional<Long> mergedInto,
        boolean imported,
        boolean open,
        int version) {

    public enum Stage {
        NEW,
        TRIAGED,
        WORKING,
        WAITING,
        RESOLVED,
        CLOSED
    }

    /// How sure we are of who asked.
    public enum Identity {
        VERIFIED,
        KNOWN,
        UNKNOWN,
        FAILED
    }

    /// What its handler wrote down as next, with an instant where there is one.
    public record Action(String words, Optional<Instant> at) {}

    /// Something that a technician told the client, with its instant: "I call at 15:00".
    public record Promise(String words, Instant at, long technicianId) {}

    /// What happens next with a ticket.
    public sealed interface NextStep {

        Optional<Instant> at();

        record Promised(Promise promise) implements NextStep {
            @Override
            public Optional<Instant> at() {
                return Optional.of(promise.at());
            }
        }

        record FollowUp(PauseReason reason, Instant when) implements NextStep {
            @Override
            public Optional<Instant> at() {
                return Optional.of(when);
            }
        }

        record Stated(Action action) implements NextStep {
            @Override
            public Optional<Instant> at() {
                return action.at();
            }
        }
    }

    /// What happens next: the promise or the follow-up, whichever comes first, else what its handler wrote down.
    public Optional<NextStep> nextStep() {
        return nextStep(promise, pauseReason, followUpAt, nextAction);
    }

    /// The same from what a list has read.
    public static Optional<NextStep> nextStep(
            Optional<Promise> promise,
            Optional<PauseReason> pauseReason,
            Optional<Instant> followUpAt,
            Optional<Action> nextAction) {
        Optional<NextStep> promised = promise.map(NextStep.Promised::new);
        Optional<NextStep> followUp =
                pauseReason.flatMap(reason -> followUpAt.map(at -> new NextStep.FollowUp(reason, at)));
        return Stream.concat(promised.stream(), followUp.stream())
                .min(Comparator.comparing(step -> step.at().orElse(Instant.MAX)))
                .or(() -> nextAction.map(NextStep.Stated::new));
    }

    public boolean resolved() {
        return stage == Stage.RESOLVED || stage == Stage.CLOSED;
    }

    public boolean waiting() {
        return stage == Stage.WAITING;
    }

    public boolean untriaged() {
        return triagedAt.isEmpty() && open;
    }

    public boolean ownedBy(long technicianId) {
        return ownerId.filter(id -> id == technicianId).isPresent();
    }
}
