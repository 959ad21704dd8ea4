package fettle.server.ticket.outside;

import fettle.contracts.sla.PauseReason;
import fettle.server.contract.supplier.Supplier;
import fettle.server.contract.supplier.Suppliers;
import fettle.server.store.Tx;
import fettle.server.ticket.Changes;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.log.TicketEvent.Stamp;
import fettle.server.ticket.log.TicketLog;
import fettle.web.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Work that a supplier does for us: given out, asked back about, answered, returned. The supplier's clock runs beside
/// the client's, which goes on (DOMAIN 2.6). Verbs join the caller's transaction.
public final class SupplierWork {

    private static final int LONGEST = 500;

    private final Changes changes;
    private final TicketLog log;
    private final Suppliers suppliers;

    /// Who has the work.
    ///
    /// @param asks whether the supplier waits for us
    public record Engaged(long supplierId, boolean asks) {}

    public SupplierWork(Changes changes, TicketLog log, Suppliers suppliers) {
        this.changes = changes;
        this.log = log;
        this.suppliers = suppliers;
    }

    /// Which supplier has a ticket's work, as its log tells.
    public static Optional<Engaged> engaged(List<TicketEvent> events) {
        return events.reversed().stream()
                .filter(TicketEvent.WithSupplier.class::isInstance)
                .map(TicketEvent.WithSupplier.class::cast)
                .findFirst()
                .flatMap(last -> switch (last) {
                    case TicketEvent.SupplierEngaged it -> Optional.of(new Engaged(it.supplierId(), false));
                    case TicketEvent.SupplierAnswered it -> Optional.of(new Engaged(it.supplierId(), false));
                    case TicketEvent.SupplierAsked it -> Optional.of(new Engaged(it.supplierId(), true));
                    case TicketEvent.SupplierReturned _ -> Optional.empty();
                });
    }

    /// Gives the work to a supplier; somebody looks at it again then.
    public Ticket give(Tx tx, Seen seen, Actor.Technician by, long supplierId, Instant followUpAt, String words) {
        Ticket before = unresolved(tx, seen);
        Supplier supplier = suppliers.find(tx, supplierId);
        if (!supplier.active()) {
            throw Refusal.Invalid.field("supplier", "contract.supplier-not-found");
        }
        if (with(tx, before).isPresent()) {
            throw new Refusal.Conflict("ticket.supplier-has-it", String.valueOf(before.number()));
        }
        Stamp stamp = changes.now(by);
        var given = new TicketEvent.SupplierEngaged(stamp, supplierId, fitting("words", words));
        return waits(tx, before, stamp, given, followUpAt);
    }

    /// The supplier cannot go on without us: their clock pauses, and it is our turn.
    public Ticket asks(Tx tx, Seen seen, Actor.Technician by, String words) {
        Ticket before = unresolved(tx, seen);
        Engaged engaged = must(tx, before);
        if (engaged.asks()) {
            throw new Refusal.Conflict("ticket.supplier-asks-already", String.valueOf(before.number()));
        }
        Stamp stamp = changes.now(by);
        return goesOn(
                tx, before, stamp, new TicketEvent.SupplierAsked(stamp, engaged.supplierId(), fitting("words", words)));
    }

    /// The supplier has what it asked for.
    public Ticket answered(Tx tx, Seen seen, Actor.Technician by, Instant followUpAt) {
        Ticket before = unresolved(tx, seen);
        Engaged engaged = must(tx, before);
        if (!engaged.asks()) {
            throw new Refusal.Conflict("ticket.supplier-asks-nothing", String.valueOf(before.number()));
        }
        Stamp stamp = changes.now(by);
        return waits(tx, before, stamp, new TicketEvent.SupplierAnswered(stamp, engaged.supplierId()), followUpAt);
    }

    /// The work is ours again, done or not.
    public Ticket back(Tx tx, Seen seen, Actor.Technician by, String words) {
        Ticket before = unresolved(tx, seen);
        Engaged engaged = must(tx, before);
        Stamp stamp = changes.now(by);
        return goesOn(
                tx,
                before,
                stamp,
                new TicketEvent.SupplierReturned(stamp, engaged.supplierId(), fitting("words", words)));
    }

    private Ticket unresolved(Tx tx, Seen seen) {
        Ticket ticket = changes.locked(tx, seen);
        if (ticket.resolved()) {
            throw new Refusal.Conflict("ticket.resolved-already", String.valueOf(ticket.number()));
        }
        return ticket;
    }

    private Optional<Engaged> with(Tx tx, Ticket ticket) {
        return engaged(log.of(tx.forClient(ticket.clientId()), ticket.id()));
    }

    private Engaged must(Tx tx, Ticket ticket) {
        return with(tx, ticket)
                .orElseThrow(() -> new Refusal.Conflict("ticket.no-supplier", String.valueOf(ticket.number())));
    }

    private Ticket waits(Tx tx, Ticket before, Stamp stamp, TicketEvent event, Instant followUpAt) {
        if (!followUpAt.isAfter(stamp.at())) {
            throw Refusal.Invalid.field("followUpAt", "ticket.instant-past");
        }
        tx.forClient(before.clientId())
                .sql("ticket.wait")
                .set("id", before.id())
                .set("reason", PauseReason.SUPPLIER)
                .set("followUp", followUpAt)
                .update();
        var paused = new TicketEvent.Paused(stamp, PauseReason.SUPPLIER, followUpAt, false);
        return changes.touched(tx, before, stamp, List.of(event, paused));
    }

    /// Ends the wait for the supplier; another wait goes on.
    private Ticket goesOn(Tx tx, Ticket before, Stamp stamp, TicketEvent event) {
        List<TicketEvent> events = new ArrayList<>(List.of(event));
        if (before.pauseReason().filter(PauseReason.SUPPLIER::equals).isPresent()) {
            tx.forClient(before.clientId())
                    .sql("ticket.resume")
                    .set("id", before.id())
                    .update();
            events.add(new TicketEvent.Resumed(stamp));
        }
        return changes.touched(tx, before, stamp, events);
    }

    private static String fitting(String field, String words) {
        if (words.isBlank()) {
            throw Refusal.Invalid.field(field, "ticket.text-needed");
        }
        if (words.length() > LONGEST) {
            throw Refusal.Invalid.field(field, "ticket.too-long", LONGEST);
        }
        return words.strip();
    }
}
