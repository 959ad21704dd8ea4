package fettle.server.ticket.log;

import fettle.contracts.sla.PauseReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The last wait of a ticket, and how it ended, as its log tells.
///
/// @param followUpAt when somebody looks at it again
public record LastWait(PauseReason reason, Instant followUpAt) {

    /// The wait that nothing has ended.
    public static Optional<LastWait> standing(List<TicketEvent> log) {
        Optional<LastWait> wait = Optional.empty();
        for (TicketEvent event : TakenOff.without(log)) {
            wait = switch (event) {
                case TicketEvent.Paused it -> Optional.of(new LastWait(it.reason(), it.followUpAt()));
                case TicketEvent.KeptWaiting it -> Optional.of(new LastWait(it.reason(), it.followUpAt()));
                case TicketEvent.ClientWrote it when it.endedPause() -> Optional.empty();
                case TicketEvent.SupplierWrote it when it.endedWait() -> Optional.empty();
                case TicketEvent.Resumed _, TicketEvent.Resolved _, TicketEvent.Reopened _ -> Optional.empty();
                default -> wait;
            };
        }
        return wait;
    }

    /// Whether a message of the client ended it and nobody has acted on that message since: only then can
    /// it still be said that it was no answer. Later, the wait would come back over time in which we were
    /// at work.
    public static boolean justAnswered(List<TicketEvent> log) {
        boolean answered = false;
        for (TicketEvent event : log) {
            answered = switch (event) {
                case TicketEvent.ClientWrote it -> answered || it.endedPause();
                case TicketEvent.Replied it -> answered && !it.reached();
                case TicketEvent.Paused _,
                        TicketEvent.KeptWaiting _,
                        TicketEvent.Resumed _,
                        TicketEvent.Resolved _,
                        TicketEvent.Reopened _ -> false;
                default -> answered;
            };
        }
        return answered;
    }
}
