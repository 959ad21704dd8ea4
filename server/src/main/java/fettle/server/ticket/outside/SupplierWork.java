package fettle.server.ticket.outside;

import fettle.contracts.sla.PauseReason;
import fettle.server.contract.supplier.Supplier;
import fettle.server.contract.supplier.Suppliers;
import fettle.server.store.Tx;
import fettle.server.ticket.Changes;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.conversation.SupplierThread;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.log.TicketEvent.Stamp;
import fettle.server.ticket.log.TicketLog;
import fettle.server.ticket.reply.SupplierMails;
import fettle.web.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Work that a supplier does for us: given out, asked back about, answered, returned. The supplier's clock runs beside
/// the client's, which goes on (DOMAIN 2.6). Verbs join the caller's transaction.
public final class SupplierWork {

    private static final int LONGEST = 500;

    private final Changes changes;
    private final TicketLog log;
    private final Suppliers suppliers;
    private final SupplierMails mails;
    private final SupplierThread thread;
    private final TakingOff takingOff;

    /// Who has the work.
    ///
    /// @param asks whether the supplier waits for us
    public record Engaged(long supplierId, boolean asks) {}

    /// What a supplier wrote about a ticket.
    ///
    /// @param writer which person there, by name and address
    /// @param automatic whether a machine of theirs wrote it, which is kept and moves nothing
    /// @param next what is to be done about it
    public record Written(
            long supplierId, String writer, Instant receivedAt, NewEntry entry, boolean automatic, String next) {}

    public SupplierWork(
            Changes changes, TicketLog log, Suppliers suppliers, SupplierMails mails, SupplierThread thread) {
        this.changes = changes;
        this.log = log;
        this.suppliers = suppliers;
        this.mails = mails;
        this.thread = thread;
        this.takingOff = new TakingOff(changes, log, thread);
    }

    /// Which supplier has a ticket's work, as its log tells.
    public static Optional<Engaged> engaged(List<TicketEvent> events) {
        return events.reversed().stream()
                .filter(SupplierWork::passesWork)
                .map(TicketEvent.WithSupplier.class::cast)
                .findFirst()
                .flatMap(last -> switch (last) {
                    case TicketEvent.SupplierEngaged it -> Optional.of(new Engaged(it.supplierId(), false));
                    case TicketEvent.SupplierAnswered it -> Optional.of(new Engaged(it.supplierId(), false));
                    case TicketEvent.SupplierAsked it -> Optional.of(new Engaged(it.supplierId(), true));
                    case TicketEvent.SupplierReturned _,
                            TicketEvent.SupplierWrote _,
                            TicketEvent.SupplierMailTakenOff _ -> Optional.empty();
                });
    }

    private static boolean passesWork(TicketEvent event) {
        return event instanceof TicketEvent.WithSupplier
                && !(event instanceof TicketEvent.SupplierWrote)
                && !(event instanceof TicketEvent.SupplierMailTakenOff);
    }

    /// Gives the work to a supplier; somebody looks at it again then.
    public Ticket give(Tx tx, Seen seen, Actor.Technician by, long supplierId, Instant followUpAt, String words) {
        return give(tx, seen, by, supplierId, followUpAt, words, "");
    }

    /// The same, and writes to them.
    ///
    /// @param mail what they are written, "" for nothing
    public Ticket give(
            Tx tx, Seen seen, Actor.Technician by, long supplierId, Instant followUpAt, String words, String mail) {
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
        if (!mail.isBlank()) {
            mails.send(tx, before, stamp, supplier, mail);
        }
        return waits(tx, before, stamp, List.of(given), followUpAt);
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
        var answered = new TicketEvent.SupplierAnswered(stamp, engaged.supplierId());
        return waits(tx, before, stamp, List.of(answered), followUpAt);
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

    /// Writes to the supplier who has the work, by mail. What they asked is answered with it; we wait for them
    /// again.
    public Ticket write(Tx tx, Seen seen, Actor.Technician by, String text, Instant followUpAt) {
        Ticket before = unresolved(tx, seen);
        Engaged engaged = must(tx, before);
        Stamp stamp = changes.now(by);
        mails.send(tx, before, stamp, suppliers.find(tx, engaged.supplierId()), text);
        return waits(
                tx,
                before,
                stamp,
                engaged.asks() ? List.of(new TicketEvent.SupplierAnswered(stamp, engaged.supplierId())) : List.of(),
                followUpAt);
    }

    /// Keeps what a supplier wrote, where no client reads it. The wait for them ends, and it is our turn: whether
    /// their work is done or they ask something, whoever reads it says. What is solved stays solved.
    public Ticket wrote(Tx tx, Ticket ticket, Written written) {
        Ticket before = changes.locked(tx, ticket.clientId(), ticket.id());
        var from = new Actor.Outside(suppliers.find(tx, written.supplierId()).name());
        Instant now = changes.now(from).at();
        Instant received = written.receivedAt().isAfter(now) ? now : written.receivedAt();
        var stamp = new Stamp(received, now, from);
        Tx client = tx.forClient(before.clientId());
        var theirs = new Stamp(received, now, new Actor.Outside(written.writer()));
        thread.addTheirs(client, before.id(), theirs, written.supplierId(), written.automatic(), written.entry());
        boolean ends = !written.automatic()
                && before.pauseReason().filter(PauseReason.SUPPLIER::equals).isPresent();
        List<TicketEvent> events = new ArrayList<>();
        events.add(new TicketEvent.SupplierWrote(stamp, written.supplierId(), ends));
        if (ends) {
            client.sql("ticket.resume").set("id", before.id()).update();
        }
        if (!written.automatic() && !before.resolved()) {
            client.sql("ticket.next-action")
                    .set("id", before.id())
                    .set("words", written.next())
                    .set("at", Optional.empty())
                    .update();
            events.add(new TicketEvent.NextActionSet(stamp, written.next(), Optional.empty()));
        }
        return changes.done(tx, before, events);
    }

    /// Takes a mail of theirs off the ticket that was put there by mistake; it stands as if the mail had not come.
    ///
    /// @param rawSha256 which mail, by its bytes
    /// @return false when it is not in the thread
    public boolean takeOff(Tx tx, Ticket ticket, Actor.Technician by, String rawSha256) {
        return takingOff.takeOff(tx, ticket, by, rawSha256);
    }

    /// Whether one of us has written to this supplier about the ticket, or given it to them.
    public boolean concerns(Tx tx, Ticket ticket, long supplierId) {
        Tx client = tx.forClient(ticket.clientId());
        return thread.of(client, ticket.id()).stream().anyMatch(message -> message.supplierId() == supplierId)
                || log.of(client, ticket.id()).stream()
                        .anyMatch(event -> passesWork(event)
                                && event instanceof TicketEvent.WithSupplier with
                                && with.supplierId() == supplierId);
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

    private Ticket waits(Tx tx, Ticket before, Stamp stamp, List<? extends TicketEvent> events, Instant followUpAt) {
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
        return changes.touched(
                tx,
                before,
                stamp,
                Stream.concat(events.stream(), Stream.of(paused)).toList());
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
