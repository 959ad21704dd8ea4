package fettle.server.monitor;

import fettle.server.live.Live;
import fettle.server.monitor.rule.Severity;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket;
import fettle.web.Refusal;
import java.time.Instant;
import java.time.InstantSource;

/// What people do about findings: say that they have seen them, or let them rest. Verbs join the caller's transaction.
public final class Attention {

    private static final int LONGEST_REASON = 250;

    private final InstantSource clock;
    private final Watching watching;
    private final Live live;
    private final FindingStore store = new FindingStore();

    Attention(InstantSource clock, Watching watching, Live live) {
        this.clock = clock;
        this.watching = watching;
        this.live = live;
    }

    /// Somebody has seen what is open about a ticket, and sees to it.
    public void acknowledge(Tx tx, Ticket ticket, long technicianId) {
        Tx client = locked(tx, ticket);
        if (store.acknowledge(client, ticket.id(), technicianId, clock.instant()) == 0) {
            throw new Refusal.Conflict("monitor.nothing-to-acknowledge", String.valueOf(ticket.number()));
        }
        client.afterCommit(() -> live.changed("findings", ticket.number()));
    }

    /// Lets what is open about a ticket rest for a reason: at most until the next working day ends, and never an
    /// alarm.
    public void snooze(Tx tx, Ticket ticket, long technicianId, Instant until, String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw Refusal.Invalid.field("reason", "monitor.snooze-reason");
        }
        Tx client = locked(tx, ticket);
        if (store.open(client, ticket.id()).stream().anyMatch(finding -> finding.severity() == Severity.ALARM)) {
            throw new Refusal.Conflict("monitor.no-snooze-for-alarm");
        }
        Instant now = clock.instant();
        if (!until.isAfter(now) || until.isAfter(longest(client, ticket, now))) {
            throw Refusal.Invalid.field("until", "monitor.snooze-until");
        }
        store.snooze(client, ticket.id(), technicianId, now, until, reason.strip());
        client.afterCommit(() -> live.changed("findings", ticket.number()));
    }

    private Tx locked(Tx tx, Ticket ticket) {
        Tx client = tx.forClient(ticket.clientId());
        store.lock(client, ticket.id());
        return client;
    }

    private Instant longest(Tx client, Ticket ticket, Instant now) {
        return watching.watched(client, ticket, now)
                .calendar()
                .closeOfDay(now, 1)
                .orElse(now);
    }
}
