package fettle.server.ticket;

import fettle.server.staff.Staff;
import fettle.server.staff.Technician;
import fettle.server.store.Tx;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.log.TicketEvent.Stamp;
import fettle.server.ticket.log.TicketLog;
import fettle.web.Refusal;
import java.util.List;
import java.util.Optional;

/// Who answers for a ticket: taken, given, handed over, accepted and returned. Verbs join the caller's transaction.
public final class Assignment {

    /// Whose it is: a person, the group whose queue it stands in, or both.
    public record Responsible(Optional<Long> ownerId, Optional<Long> groupId) {

        public static final Responsible NOBODY = new Responsible(Optional.empty(), Optional.empty());
    }

    private final Changes changes;
    private final TicketStore store;
    private final TicketLog log;
    private final Staff staff;

    Assignment(Changes changes, TicketStore store, TicketLog log, Staff staff) {
        this.changes = changes;
        this.store = store;
        this.log = log;
        this.staff = staff;
    }

    /// The technician answers for it from now on.
    public Ticket take(Tx tx, Seen seen, Actor.Technician by) {
        Ticket before = open(tx, seen);
        if (before.ownedBy(by.id())) {
            throw new Refusal.Conflict("ticket.yours-already", String.valueOf(before.number()));
        }
        store.begun(tx.forClient(before.clientId()), before.id());
        return pass(tx, before, changes.now(by), new Responsible(Optional.of(by.id()), before.groupId()), "");
    }

    /// Gives it to whoever is to answer for it. Where somebody did before, that is a hand-off.
    public Ticket assign(Tx tx, Seen seen, Actor.Technician by, Responsible to) {
        refuseUnknown(tx, to);
        return pass(tx, open(tx, seen), changes.now(by), to, "");
    }

    /// Passes responsibility on, with the reason for whoever receives it.
    public Ticket handOver(Tx tx, Seen seen, Actor.Technician by, Responsible to, String why) {
        if (why.isBlank()) {
            throw Refusal.Invalid.field("why", "ticket.reason-needed");
        }
        if (to.equals(Responsible.NOBODY)) {
            throw Refusal.Invalid.field("to", "ticket.hand-over-to-whom");
        }
        refuseUnknown(tx, to);
        return pass(tx, open(tx, seen), changes.now(by), to, why.strip());
    }

    /// The receiver of a hand-off takes it on: the person that it went to, or one of the group.
    public Ticket accept(Tx tx, Seen seen, Actor.Technician by) {
        Ticket before = open(tx, seen);
        if (!waitsForAcceptance(tx, before) || !wentTo(tx, before, by)) {
            throw new Refusal.Conflict("ticket.not-handed-to-you", String.valueOf(before.number()));
        }
        Stamp stamp = changes.now(by);
        store.begun(tx.forClient(before.clientId()), before.id());
        store.pass(
                tx.forClient(before.clientId()),
                before.id(),
                Optional.of(by.id()),
                before.groupId(),
                before.handOffs());
        return changes.touched(tx, before, stamp, List.of(new TicketEvent.Accepted(stamp)));
    }

    /// The receiver of a hand-off, or a lead for them, gives it back to where it came from.
    public Ticket giveBack(Tx tx, Seen seen, Actor.Technician by, String why) {
        if (why.isBlank()) {
            throw Refusal.Invalid.field("why", "ticket.reason-needed");
        }
        Ticket before = open(tx, seen);
        Responsible to = beforeLastHandOff(tx, before);
        if (!wentTo(tx, before, by) && !leads(tx, by)) {
            throw new Refusal.Conflict("ticket.not-yours-to-return", String.valueOf(before.number()));
        }
        Stamp stamp = changes.now(by);
        store.pass(tx.forClient(before.clientId()), before.id(), to.ownerId(), to.groupId(), before.handOffs() + 1);
        return changes.touched(
                tx, before, stamp, List.of(new TicketEvent.Returned(stamp, to.ownerId(), to.groupId(), why.strip())));
    }

    private Ticket open(Tx tx, Seen seen) {
        Ticket ticket = changes.locked(tx, seen);
        if (ticket.resolved()) {
            throw new Refusal.Conflict("ticket.resolved-already", String.valueOf(ticket.number()));
        }
        return ticket;
    }

    private Ticket pass(Tx tx, Ticket before, Stamp stamp, Responsible to, String why) {
        boolean handOff = differs(before.ownerId(), to.ownerId()) || differs(before.groupId(), to.groupId());
        int handOffs = before.handOffs() + (handOff ? 1 : 0);
        store.pass(tx.forClient(before.clientId()), before.id(), to.ownerId(), to.groupId(), handOffs);
        TicketEvent event = handOff
                ? new TicketEvent.HandedOver(stamp, to.ownerId(), to.groupId(), why)
                : new TicketEvent.Assigned(stamp, to.ownerId(), to.groupId());
        return changes.touched(tx, before, stamp, List.of(event));
    }

    private void refuseUnknown(Tx tx, Responsible to) {
        if (to.ownerId()
                .filter(id -> staff.find(tx, id).filter(Technician::active).isEmpty())
                .isPresent()) {
            throw Refusal.Invalid.field("owner", "staff.not-found");
        }
        if (to.groupId().filter(id -> staff.group(tx, id).isEmpty()).isPresent()) {
            throw Refusal.Invalid.field("group", "staff.group-not-found");
        }
    }

    /// Whether the last that happened to its responsibility was a hand-off.
    private boolean waitsForAcceptance(Tx tx, Ticket ticket) {
        return log.of(tx.forClient(ticket.clientId()), ticket.id()).reversed().stream()
                .filter(event -> event instanceof TicketEvent.Moved || event instanceof TicketEvent.Accepted)
                .findFirst()
                .filter(TicketEvent.HandedOver.class::isInstance)
                .isPresent();
    }

    private boolean wentTo(Tx tx, Ticket ticket, Actor.Technician by) {
        return ticket.ownerId()
                .map(owner -> owner == by.id())
                .orElseGet(() -> staff.groupsOf(tx, by.id()).stream()
                        .anyMatch(group -> ticket.groupId().equals(Optional.of(group.id()))));
    }

    private boolean leads(Tx tx, Actor.Technician by) {
        return staff.find(tx, by.id()).filter(person -> person.role().leads()).isPresent();
    }

    /// Somebody had it, and somebody else has it now.
    private static boolean differs(Optional<Long> before, Optional<Long> after) {
        return before.isPresent() && !before.equals(after);
    }

    private Responsible beforeLastHandOff(Tx tx, Ticket ticket) {
        List<TicketEvent.Moved> moves = log.of(tx.forClient(ticket.clientId()), ticket.id()).stream()
                .filter(TicketEvent.Moved.class::isInstance)
                .map(TicketEvent.Moved.class::cast)
                .toList();
        if (moves.isEmpty() || !(moves.getLast() instanceof TicketEvent.HandedOver)) {
            throw new Refusal.Conflict("ticket.nobody-to-return-to", String.valueOf(ticket.number()));
        }
        return moves.size() == 1
                ? new Responsible(moves.getLast().by().rowId(), Optional.empty())
                : new Responsible(
                        moves.get(moves.size() - 2).ownerId(),
                        moves.get(moves.size() - 2).groupId());
    }
}
