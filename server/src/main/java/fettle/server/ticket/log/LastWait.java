package fettle.server.ticket.log;

import java.util.List;

/// How the last wait of a ticket ended, as its log tells.
public final class LastWait {

    private LastWait() {}

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
