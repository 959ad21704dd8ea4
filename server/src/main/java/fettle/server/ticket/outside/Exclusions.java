package fettle.server.ticket.outside;

import fettle.server.staff.Staff;
import fettle.server.staff.Technician;
import fettle.server.store.Ids;
import fettle.server.store.Tx;
import fettle.server.ticket.Changes;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.ExclusionReason;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.log.TicketEvent.Asking;
import fettle.server.ticket.log.TicketEvent.CaseExclusionAsked;
import fettle.server.ticket.log.TicketEvent.ExclusionAsked;
import fettle.server.ticket.log.TicketEvent.Stamp;
import fettle.server.ticket.log.TicketLog;
import fettle.web.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Time, or a whole ticket, that is not to be held against us: asked for with a reason by one, approved by another
/// (DOMAIN 2.8). Verbs join
/// the caller's transaction.
public final class Exclusions {

    private static final int LONGEST = 500;

    /// In a firm of so few nobody else may be there to approve; then a day must pass.
    private static final int FEW = 3;

    private static final Duration A_DAY = Duration.ofDays(1);

    private final Changes changes;
    private final TicketLog log;
    private final Staff staff;
    private final Ids ids;

    public Exclusions(Changes changes, TicketLog log, Staff staff, Ids ids) {
        this.changes = changes;
        this.log = log;
        this.staff = staff;
        this.ids = ids;
    }

    /// What of a ticket's log waits for somebody to decide.
    public static List<Asking> undecided(List<TicketEvent> events) {
        Set<Long> decided = events.stream()
                .filter(event -> event instanceof TicketEvent.Exclusion && !(event instanceof Asking))
                .map(event -> ((TicketEvent.Exclusion) event).exclusionId())
                .collect(Collectors.toSet());
        return events.stream()
                .filter(Asking.class::isInstance)
                .map(Asking.class::cast)
                .filter(asked -> !decided.contains(asked.exclusionId()))
                .toList();
    }

    /// Asks that a time that has passed be left out of the resolution clock.
    public Ticket ask(
            Tx tx, Seen seen, Actor.Technician by, Instant from, Instant until, ExclusionReason reason, String words) {
        Ticket before = changes.locked(tx, seen);
        Stamp stamp = changes.now(by);
        if (!from.isBefore(until)) {
            throw Refusal.Invalid.field("until", "ticket.exclusion-order");
        }
        if (from.isBefore(before.receivedAt())) {
            throw Refusal.Invalid.field("from", "ticket.exclusion-before");
        }
        if (until.isAfter(stamp.at())) {
            throw Refusal.Invalid.field("until", "ticket.exclusion-to-come");
        }
        var asked = new ExclusionAsked(stamp, ids.next(), from, until, reason, fitting(words));
        return changes.touched(tx, before, stamp, List.of(asked));
    }

    /// Asks that none of the ticket's promises count in any month.
    public Ticket askWhole(Tx tx, Seen seen, Actor.Technician by, ExclusionReason reason, String words) {
        Ticket before = changes.locked(tx, seen);
        Stamp stamp = changes.now(by);
        if (isExcluded(log.of(tx.forClient(before.clientId()), before.id()))) {
            throw new Refusal.Conflict("ticket.exclusion-whole", String.valueOf(before.number()));
        }
        return changes.touched(
                tx, before, stamp, List.of(new CaseExclusionAsked(stamp, ids.next(), reason, fitting(words))));
    }

    /// Whether a ticket is left out of the months' shares altogether.
    public static boolean isExcluded(List<TicketEvent> events) {
        return events.stream().anyMatch(TicketEvent.CaseExcluded.class::isInstance);
    }

    /// Leaves it out. Whoever asked, and whoever answers for the ticket, leaves that to others.
    public Ticket approve(Tx tx, Seen seen, Actor.Technician by, long exclusionId) {
        Ticket before = changes.locked(tx, seen);
        Asking asked = asked(tx, before, exclusionId);
        Stamp stamp = changes.now(by);
        mustBeAnother(tx, before, asked, stamp);
        return changes.touched(tx, before, stamp, List.of(approval(asked, stamp)));
    }

    /// Lets it count; whoever asked may withdraw so too.
    public Ticket decline(Tx tx, Seen seen, Actor.Technician by, long exclusionId, String words) {
        Ticket before = changes.locked(tx, seen);
        asked(tx, before, exclusionId);
        Stamp stamp = changes.now(by);
        return changes.touched(
                tx, before, stamp, List.of(new TicketEvent.ExclusionDeclined(stamp, exclusionId, fitting(words))));
    }

    private Asking asked(Tx tx, Ticket ticket, long exclusionId) {
        return undecided(log.of(tx.forClient(ticket.clientId()), ticket.id())).stream()
                .filter(asked -> asked.exclusionId() == exclusionId)
                .findFirst()
                .orElseThrow(() -> new Refusal.Conflict("ticket.exclusion-decided", String.valueOf(ticket.number())));
    }

    private static TicketEvent approval(Asking asked, Stamp stamp) {
        return switch (asked) {
            case ExclusionAsked part ->
                new TicketEvent.ExclusionApproved(stamp, part.exclusionId(), part.from(), part.until());
            case CaseExclusionAsked whole -> new TicketEvent.CaseExcluded(stamp, whole.exclusionId());
        };
    }

    private void mustBeAnother(Tx tx, Ticket ticket, Asking asked, Stamp stamp) {
        boolean own = asked.by().rowId().equals(stamp.by().rowId())
                || ticket.ownerId().equals(stamp.by().rowId());
        if (own && !(few(tx) && !stamp.at().isBefore(asked.at().plus(A_DAY)))) {
            throw new Refusal.Conflict("ticket.exclusion-by-another", String.valueOf(ticket.number()));
        }
    }

    private boolean few(Tx tx) {
        return staff.all(tx).stream().filter(Technician::active).count() <= FEW;
    }

    private static String fitting(String words) {
        if (words.isBlank()) {
            throw Refusal.Invalid.field("words", "ticket.reason-needed");
        }
        if (words.length() > LONGEST) {
            throw Refusal.Invalid.field("words", "ticket.too-long", LONGEST);
        }
        return words.strip();
    }
}
