package fettle.server.sla;

import fettle.contracts.sla.SlaEvent;
import fettle.server.ticket.log.TicketEvent;
import java.util.List;
import java.util.Optional;

/// A ticket's log in the words of its contract: what bears on a clock, and nothing else.
final class SlaEvents {

    private SlaEvents() {}

    static List<SlaEvent> of(List<TicketEvent> log) {
        return log.stream().map(SlaEvents::event).flatMap(Optional::stream).toList();
    }

    private static Optional<SlaEvent> event(TicketEvent event) {
        return switch (event) {
            case TicketEvent.Received it -> Optional.of(new SlaEvent.Received(it.at(), it.priority(), it.channel()));
            case TicketEvent.Acknowledged it -> Optional.of(new SlaEvent.AutoAcknowledged(it.at()));
            case TicketEvent.Noted it -> Optional.of(new SlaEvent.Noted(it.at()));
            case TicketEvent.Replied it -> Optional.of(new SlaEvent.Replied(it.at(), it.channel(), it.reached()));
            case TicketEvent.ClientWrote it -> Optional.of(new SlaEvent.ClientWrote(it.at(), it.endedPause()));
            case TicketEvent.KeptWaiting it -> Optional.of(new SlaEvent.KeptWaiting(it.at()));
            case TicketEvent.Paused it -> Optional.of(new SlaEvent.Paused(it.at(), it.reason()));
            case TicketEvent.Resumed it -> Optional.of(new SlaEvent.Resumed(it.at()));
            case TicketEvent.PriorityChanged it ->
                Optional.of(
                        it.correction()
                                ? new SlaEvent.PriorityCorrected(it.at(), it.to())
                                : new SlaEvent.PriorityChanged(it.at(), it.to()));
            case TicketEvent.Triaged it -> it.priority().map(found -> new SlaEvent.PriorityCorrected(it.at(), found));
            case TicketEvent.Resolved it -> Optional.of(new SlaEvent.Resolved(it.at()));
            case TicketEvent.Reopened it -> Optional.of(new SlaEvent.Reopened(it.at()));
            case TicketEvent.Follows _,
                    TicketEvent.AutomaticMessage _,
                    TicketEvent.Assigned _,
                    TicketEvent.HandedOver _,
                    TicketEvent.Accepted _,
                    TicketEvent.Returned _,
                    TicketEvent.PromiseMade _,
                    TicketEvent.PromiseKept _,
                    TicketEvent.NextActionSet _,
                    TicketEvent.TimeLogged _,
                    TicketEvent.Closed _ -> Optional.empty();
        };
    }
}
