package fettle.server.ticket.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a client wrote last about a ticket that is solved, as its log tells.
public final class LastWord {

    private LastWord() {}

    /// When they wrote what was read as thanks, or as nothing new, and nobody of us has said yet whether
    /// more is in it.
    public static Optional<Instant> undecided(List<TicketEvent> log) {
        boolean solved = false;
        Optional<Instant> written = Optional.empty();
        for (TicketEvent event : log) {
            if (event instanceof TicketEvent.ClientWrote && solved) {
                written = Optional.of(event.at());
            } else if (event instanceof TicketEvent.Resolved || decides(event)) {
                solved = event instanceof TicketEvent.Resolved || event instanceof TicketEvent.KeptSolved;
                written = Optional.empty();
            }
        }
        return written;
    }

    private static boolean decides(TicketEvent event) {
        return event instanceof TicketEvent.KeptSolved
                || event instanceof TicketEvent.Reopened
                || event instanceof TicketEvent.Closed
                || event instanceof TicketEvent.MergedInto;
    }
}
