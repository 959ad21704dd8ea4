package fettle.server.sla;

import fettle.contracts.sla.SlaEvent;
import fettle.contracts.sla.Supplier;
import fettle.server.ticket.log.TakenOff;
import fettle.server.ticket.log.TicketEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/// A ticket's log in the words of its contract: what bears on a clock, and nothing else.
final class SlaEvents {

    private SlaEvents() {}

    static List<SlaEvent> of(List<TicketEvent> log, LongFunction<Optional<Supplier>> suppliers) {
        return TakenOff.without(log).stream()
                .filter(event -> !undone(event, log))
                .map(event -> event(event, suppliers))
                .flatMap(Optional::stream)
                .toList();
    }

    /// Whether it was found out later that the two tickets were different matters.
    private static boolean undone(TicketEvent event, List<TicketEvent> log) {
        return event instanceof TicketEvent.MergedIn merged
                && log.subList(log.indexOf(event), log.size()).stream()
                        .anyMatch(later -> later instanceof TicketEvent.MergeUndone(var _, var other)
                                && other == merged.otherTicketId());
    }

    private static Optional<SlaEvent> event(TicketEvent event, LongFunction<Optional<Supplier>> suppliers) {
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
            case TicketEvent.MergedIn it -> Optional.of(new SlaEvent.MergedIn(it.at(), it.received(), it.replied()));
            case TicketEvent.SplitOff it -> Optional.of(new SlaEvent.SplitOff(it.at(), it.message()));
            case TicketEvent.ExclusionApproved it -> Optional.of(new SlaEvent.Excluded(it.at(), it.from(), it.until()));
            case TicketEvent.SupplierEngaged it ->
                suppliers.apply(it.supplierId()).map(supplier -> new SlaEvent.SupplierEngaged(it.at(), supplier));
            case TicketEvent.SupplierAsked it -> Optional.of(new SlaEvent.SupplierAsked(it.at()));
            case TicketEvent.SupplierAnswered it -> Optional.of(new SlaEvent.SupplierAnswered(it.at()));
            case TicketEvent.SupplierReturned it -> Optional.of(new SlaEvent.SupplierReturned(it.at()));
            case TicketEvent.SupplierWrote it ->
                it.endedWait() ? Optional.of(new SlaEvent.Resumed(it.at())) : Optional.empty();
            case TicketEvent.SupplierMailTakenOff _,
                    TicketEvent.Delivering _,
                    TicketEvent.MergedInto _,
                    TicketEvent.MergeUndone _,
                    TicketEvent.SplitFrom _,
                    TicketEvent.SpeaksOf _,
                    TicketEvent.KeptSolved _,
                    TicketEvent.ParticipantAdded _,
                    TicketEvent.Reassigned _,
                    TicketEvent.ExclusionAsked _,
                    TicketEvent.ExclusionDeclined _,
                    TicketEvent.CaseExclusionAsked _,
                    TicketEvent.CaseExcluded _,
                    TicketEvent.Follows _,
                    TicketEvent.ContactChosen _,
                    TicketEvent.AutomaticMessage _,
                    TicketEvent.Assigned _,
                    TicketEvent.HandedOver _,
                    TicketEvent.Accepted _,
                    TicketEvent.Returned _,
                    TicketEvent.PromiseMade _,
                    TicketEvent.PromiseKept _,
                    TicketEvent.NextActionSet _,
                    TicketEvent.TimeLogged _,
                    TicketEvent.Approval _,
                    TicketEvent.Rated _,
                    TicketEvent.Closed _ -> Optional.empty();
        };
    }
}
