package fettle.server.ticket.outside;

import fettle.server.store.Tx;
import fettle.server.ticket.Changes;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.conversation.SupplierMessage;
import fettle.server.ticket.conversation.SupplierThread;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.LastWait;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.log.TicketEvent.Stamp;
import fettle.server.ticket.log.TicketLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Takes a supplier's mail off the ticket that it was put on by mistake; the ticket stands as if it had not come.
final class TakingOff {

    private final Changes changes;
    private final TicketLog log;
    private final SupplierThread thread;

    TakingOff(Changes changes, TicketLog log, SupplierThread thread) {
        this.changes = changes;
        this.log = log;
        this.thread = thread;
    }

    boolean takeOff(Tx tx, Ticket ticket, Actor.Technician by, String rawSha256) {
        Tx client = tx.forClient(ticket.clientId());
        Optional<SupplierMessage> found = thread.of(client, ticket.id()).stream()
                .filter(message -> !message.ours() && message.rawSha256().equals(Optional.of(rawSha256)))
                .reduce((_, last) -> last);
        found.ifPresent(message -> takeOff(tx, ticket, by, message));
        return found.isPresent();
    }

    private void takeOff(Tx tx, Ticket ticket, Actor.Technician by, SupplierMessage message) {
        Ticket before = changes.locked(tx, ticket.clientId(), ticket.id());
        Tx client = tx.forClient(before.clientId());
        Stamp stamp = changes.now(by);
        var off = new TicketEvent.SupplierMailTakenOff(stamp, message.supplierId(), message.at());
        List<TicketEvent> written = log.of(client, before.id());
        thread.remove(client, message.id());
        List<TicketEvent> events = new ArrayList<>(List.of(off));
        waitAgain(client, before, written, off);
        nextAsBefore(client, before, stamp, written, message.at()).ifPresent(events::add);
        changes.touched(tx, before, stamp, events);
    }

    private static void waitAgain(Tx client, Ticket before, List<TicketEvent> log, TicketEvent off) {
        List<TicketEvent> now = Stream.concat(log.stream(), Stream.of(off)).toList();
        if (before.open() && !before.waiting()) {
            LastWait.standing(now)
                    .ifPresent(wait -> client.sql("ticket.wait")
                            .set("id", before.id())
                            .set("reason", wait.reason())
                            .set("followUp", wait.followUpAt())
                            .update());
        }
    }

    /// What was to be done next before the mail said that it should be read, where that is still what stands
    /// there.
    private static Optional<TicketEvent> nextAsBefore(
            Tx client, Ticket before, Stamp stamp, List<TicketEvent> log, Instant message) {
        List<TicketEvent.NextActionSet> steps = log.stream()
                .filter(TicketEvent.NextActionSet.class::isInstance)
                .map(TicketEvent.NextActionSet.class::cast)
                .toList();
        if (steps.isEmpty() || !isOf(steps.getLast(), message) || before.resolved()) {
            return Optional.empty();
        }
        Optional<TicketEvent.NextActionSet> earlier =
                steps.stream().filter(step -> !isOf(step, message)).reduce((_, last) -> last);
        client.sql("ticket.next-action")
                .set("id", before.id())
                .set("words", earlier.map(TicketEvent.NextActionSet::words))
                .set("at", earlier.flatMap(TicketEvent.NextActionSet::due))
                .update();
        return earlier.map(step -> new TicketEvent.NextActionSet(stamp, step.words(), step.due()));
    }

    private static boolean isOf(TicketEvent.NextActionSet step, Instant message) {
        return step.by() instanceof Actor.Outside && step.at().equals(message);
    }
}
