package fettle.server.worklist;

import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.server.sla.StoredClock;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Ticket.Action;
import fettle.server.ticket.Ticket.NextStep;
import fettle.server.ticket.Ticket.Promise;
import fettle.server.ticket.Ticket.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A ticket as a list shows it, with the names that belong to it and its clocks.
///
/// @param clocks in the order response, update, resolution
public record WorkLine(
        long id,
        long number,
        long clientId,
        String clientName,
        Optional<String> contactName,
        String subject,
        Priority priority,
        Stage stage,
        Optional<PauseReason> pauseReason,
        Optional<Instant> followUpAt,
        Optional<Long> ownerId,
        Optional<String> ownerName,
        Optional<Action> nextAction,
        Optional<Promise> promise,
        Instant receivedAt,
        Optional<Instant> triagedAt,
        Optional<Instant> unansweredSince,
        Optional<Instant> resolvedAt,
        Instant sortAt,
        List<StoredClock> clocks) {

    public WorkLine {
        clocks = List.copyOf(clocks);
    }

    /// What happens next with it.
    public Optional<NextStep> nextStep() {
        return Ticket.nextStep(promise, pauseReason, followUpAt, nextAction);
    }

    /// Where the page behind this row begins.
    public Cursor cursor() {
        return new Cursor(resolvedAt.orElse(sortAt), id);
    }

    WorkLine with(List<StoredClock> read) {
        return new WorkLine(
                id,
                number,
                clientId,
                clientName,
                contactName,
                subject,
                priority,
                stage,
                pauseReason,
                followUpAt,
                ownerId,
                ownerName,
                nextAction,
                promise,
                receivedAt,
                triagedAt,
                unansweredSince,
                resolvedAt,
                sortAt,
                read);
    }
}
