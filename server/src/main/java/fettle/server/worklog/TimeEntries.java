package fettle.server.worklog;

import fettle.server.client.Clients;
import fettle.server.store.Ids;
import fettle.server.store.Tx;
import fettle.server.worklog.TimeEntry.NotBillable;
import fettle.web.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/// The time that was worked for clients. Verbs join the caller's transaction.
public final class TimeEntries {

    private static final int LONGEST_NOTE = 500;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Ids ids;
    private final Clients clients;
    private final TimeListener listener;
    private final TimeStore store = new TimeStore();

    public TimeEntries(InstantSource clock, Ids ids, Clients clients, TimeListener listener) {
        this.clock = clock;
        this.ids = ids;
        this.clients = clients;
        this.listener = listener;
    }

    /// Keeps the time and answers with its id. Work cannot end later than now.
    public long log(Tx tx, NewTime time) {
        Instant now = clock.instant();
        int minutes = WorkTime.within(time.minutes());
        Instant latest = now.minus(MINUTE.multipliedBy(minutes));
        Instant started = time.startedAt().orElse(latest);
        if (started.isAfter(latest)) {
            throw Refusal.Invalid.field("startedAt", "worklog.time-in-future");
        }
        long id = ids.next();
        store.insert(tx.forClient(time.clientId()), id, time, started, checked(time.note()), now);
        listener.changed(tx, time.clientId());
        return id;
    }

    /// Changes an entry; its technician may, until the client's month in which the work was done is over. What was
    /// approved must be approved again.
    public void change(
            Tx tx,
            long clientId,
            long entryId,
            long technicianId,
            int minutes,
            Optional<NotBillable> notBillable,
            String note) {
        TimeEntry entry = find(tx, clientId, entryId);
        if (entry.technicianId() != technicianId) {
            throw new Refusal.Forbidden("worklog.not-yours", entry.technicianName());
        }
        ZoneId zone = clients.client(tx, clientId).zone();
        if (!month(entry.startedAt(), zone).equals(month(clock.instant(), zone))) {
            throw new Refusal.Conflict("worklog.month-over");
        }
        store.update(
                tx.forClient(clientId), entryId, WorkTime.within(minutes), notBillable, checked(note), clock.instant());
        listener.changed(tx, clientId);
    }

    /// Lets an entry stand as it was read, once: whoever came first stays named. Nobody approves their own
    /// time, and whoever approves is a lead or an account manager, which the caller has seen to (DOMAIN
    /// 3.7).
    ///
    /// @param seen when the approver read it: what was changed since must be read again
    public void approve(Tx tx, long clientId, long entryId, long approverId, Instant seen) {
        TimeEntry entry = find(tx, clientId, entryId);
        if (entry.technicianId() == approverId) {
            throw new Refusal.Forbidden("worklog.own-time");
        }
        if (entry.approval().isEmpty()
                && !store.approve(tx.forClient(clientId), entryId, approverId, seen, clock.instant())) {
            throw new Refusal.Conflict("worklog.changed-since", entry.technicianName());
        }
        listener.changed(tx, clientId);
    }

    /// The same of many at once: one's own, and what was changed since, waits for another look.
    public void approveAll(Tx tx, long clientId, List<Long> entryIds, long approverId, Instant seen) {
        for (long entryId : entryIds) {
            store.approve(tx.forClient(clientId), entryId, approverId, seen, clock.instant());
        }
        listener.changed(tx, clientId);
    }

    public List<TimeEntry> ofTicket(Tx tx, long clientId, long ticketId) {
        return store.ofTicket(tx.forClient(clientId), ticketId);
    }

    /// The same for somebody who knows what technicians are called: two names a row are half of what the database
    /// does.
    public List<TimeEntry> ofTicket(Tx tx, long clientId, long ticketId, LongFunction<String> technician) {
        return store.ofTicket(tx.forClient(clientId), ticketId, technician);
    }

    /// What was worked for a client in a month of the client's own zone, oldest first.
    public List<TimeEntry> ofMonth(Tx tx, long clientId, YearMonth month) {
        ZoneId zone = clients.client(tx, clientId).zone();
        Instant from = month.atDay(1).atStartOfDay(zone).toInstant();
        Instant until = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
        return store.between(tx.forClient(clientId), from, until);
    }

    private TimeEntry find(Tx tx, long clientId, long entryId) {
        return store.find(tx.forClient(clientId), entryId).orElseThrow(() -> new Refusal.NotFound("worklog.not-found"));
    }

    private static YearMonth month(Instant at, ZoneId zone) {
        return YearMonth.from(at.atZone(zone));
    }

    private static String checked(String note) {
        if (note.length() > LONGEST_NOTE) {
            throw Refusal.Invalid.field("note", "worklog.note-too-long", LONGEST_NOTE);
        }
        return note.strip();
    }
}
