package fettle.server.notice;

import fettle.server.monitor.Finding;
import fettle.server.monitor.FindingListener;
import fettle.server.monitor.rule.Rules;
import fettle.server.monitor.rule.Severity;
import fettle.server.monitor.rule.Viewer;
import fettle.server.staff.Staff;
import fettle.server.store.Ids;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.TicketListener;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.TicketEvent;
import fettle.web.Refusal;
import fettle.web.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// Notes what each of us is to be told by mail, in the transaction that gives cause for it, as they chose; never what
/// they did themselves.
public final class Notices implements TicketListener, FindingListener {

    /// For so long further causes are waited for, to be told in the same mail.
    static final Duration GATHERING = Duration.ofMinutes(2);

    private static final int LONGEST_WORDS = 500;

    private final InstantSource clock;
    private final ZoneId zone;
    private final Ids ids;
    private final Staff staff;
    private final Texts texts;
    private final NoticeStore store = new NoticeStore();

    /// @param zone in which those are quiet in the evening who never chose
    public Notices(InstantSource clock, ZoneId zone, Ids ids, Staff staff, Texts texts) {
        this.clock = clock;
        this.zone = zone;
        this.ids = ids;
        this.staff = staff;
        this.texts = texts;
    }

    public NoticeChoice choice(Tx tx, long technicianId) {
        return store.choice(tx, technicianId).orElseGet(() -> NoticeChoice.usual(zone));
    }

    /// Keeps what somebody chose, unless they have chosen otherwise in the meantime.
    public void choose(Tx tx, long technicianId, NoticeChoice choice) {
        staff.technician(tx, technicianId);
        staff.lock(tx, technicianId); // else two first choices at once would both see none
        if (choice.version() == 0 && store.choice(tx, technicianId).isEmpty()) {
            store.insert(tx, technicianId, choice);
        } else if (!store.change(tx, technicianId, choice)) {
            throw new Refusal.Conflict("notice.changed-meanwhile");
        }
    }

    @Override
    public void changed(Tx tx, Ticket ticket, List<TicketEvent> events) {
        for (TicketEvent event : events) {
            switch (event) {
                case TicketEvent.Moved moved -> moved(tx, ticket, moved);
                case TicketEvent.ClientWrote wrote -> wrote(tx, ticket, wrote);
                default -> {}
            }
        }
    }

    @Override
    public void found(Tx tx, Ticket ticket, Finding finding) {
        if (!finding.severity().over(Severity.INFO)) {
            return;
        }
        String cause = "found:" + finding.id() + ":" + finding.severity();
        kindOf(finding)
                .ifPresent(kind ->
                        finding.personId().ifPresent(person -> tell(tx, person, kind, cause, ticket, finding.words())));
        boolean ofGroup = finding.personId().isEmpty()
                && Rules.of(finding.rule()).audience().includes(Viewer.GROUP, finding.severity());
        finding.groupId()
                .filter(_ -> ofGroup)
                .ifPresent(group -> tellGroup(tx, group, NoticeKind.GROUP_EXCEPTION, cause, ticket, finding.words()));
    }

    private void moved(Tx tx, Ticket ticket, TicketEvent.Moved moved) {
        String by = moved.by().name();
        String why = switch (moved) {
            case TicketEvent.Assigned _ -> "";
            case TicketEvent.HandedOver it -> it.why();
            case TicketEvent.Returned it -> it.why();
        };
        Optional<Long> doing = technician(moved.by());
        if (moved.ownerId().isPresent()) {
            if (moved.ownerId().equals(doing)) {
                return;
            }
            String words = why.isEmpty()
                    ? texts.with("notice.words.assigned", by)
                    : texts.with("notice.words.handed-to-you", by, why);
            tell(
                    tx,
                    moved.ownerId().get(),
                    NoticeKind.ASSIGNED,
                    cause(NoticeKind.ASSIGNED, ticket, moved),
                    ticket,
                    words);
        } else if (!(moved instanceof TicketEvent.Assigned)) {
            String cause = cause(NoticeKind.HANDED_OVER, ticket, moved);
            String words = texts.with("notice.words.handed-over", by, why);
            moved.groupId()
                    .ifPresent(group -> store.takersOfGroup(tx, group, NoticeKind.HANDED_OVER).stream()
                            .filter(member -> !doing.equals(Optional.of(member)))
                            .forEach(member -> tell(tx, member, NoticeKind.HANDED_OVER, cause, ticket, words)));
        }
    }

    private void wrote(Tx tx, Ticket ticket, TicketEvent.ClientWrote wrote) {
        String cause = cause(NoticeKind.REPLIED, ticket, wrote);
        ticket.ownerId()
                .ifPresent(owner -> tell(
                        tx,
                        owner,
                        NoticeKind.REPLIED,
                        cause,
                        ticket,
                        texts.with("notice.words.replied", wrote.by().name())));
    }

    private static Optional<NoticeKind> kindOf(Finding finding) {
        return switch (finding.rule()) {
            case "M1-02", "M1-06" -> Optional.of(NoticeKind.PROMISE_NEAR);
            case "M1-03", "M1-07", "M1-09" -> Optional.of(NoticeKind.PROMISE_BROKEN);
            case "M1-24" -> Optional.of(NoticeKind.UNDELIVERED);
            default -> Optional.empty();
        };
    }

    private void tellGroup(Tx tx, long groupId, NoticeKind kind, String cause, Ticket ticket, String words) {
        store.takersOfGroup(tx, groupId, kind).forEach(member -> tell(tx, member, kind, cause, ticket, words));
    }

    private static Optional<Long> technician(Actor actor) {
        return actor instanceof Actor.Technician(var id, var _) ? Optional.of(id) : Optional.empty();
    }

    private void tell(Tx tx, long technicianId, NoticeKind kind, String cause, Ticket ticket, String words) {
        if (isDoneBy(tx.scope(), technicianId)
                || !choice(tx, technicianId).wants(kind)
                || store.has(tx, technicianId, cause)) {
            return;
        }
        Instant now = clock.instant();
        String fitting = words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS - 1) + "…" : words;
        store.insert(
                tx,
                technicianId,
                cause,
                new Cause(ids.next(), kind, ticket.id(), fitting, now, now.plus(GATHERING), false));
    }

    private static boolean isDoneBy(Scope scope, long technicianId) {
        return switch (scope) {
            case Scope.Desk(var doing) -> doing == technicianId;
            case Scope.Api(var _, var doing) -> doing == technicianId;
            case Scope.Client _, Scope.System _ -> false;
        };
    }

    private static String cause(NoticeKind kind, Ticket ticket, TicketEvent event) {
        return kind + ":" + ticket.id() + ":" + event.stamp().loggedAt().toEpochMilli();
    }
}
