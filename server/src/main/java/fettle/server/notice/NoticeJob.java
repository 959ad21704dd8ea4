package fettle.server.notice;

import fettle.server.job.Failures;
import fettle.server.job.Job;
import fettle.server.staff.Staff;
import fettle.server.staff.Technician;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Mails us what we are to be told: what came about one ticket within two minutes in one mail, at most one mail about a
/// ticket in ten minutes, and what quiet hours held back in one mail when they are over.
public final class NoticeJob implements Job {

    private static final Scope SCOPE = new Scope.System("telling technicians");
    private static final Duration BETWEEN_MAILS = Duration.ofMinutes(10);
    private static final Duration KEPT = Duration.ofDays(30);

    /// So many tickets at once are one mail.
    private static final int TOGETHER_FROM = 5;

    private final Database database;
    private final InstantSource clock;
    private final Staff staff;
    private final Notices notices;
    private final NoticeMails mails;
    private final NoticeStore store = new NoticeStore();

    public NoticeJob(Database database, InstantSource clock, Staff staff, Notices notices, NoticeMails mails) {
        this.database = database;
        this.clock = clock;
        this.staff = staff;
        this.notices = notices;
        this.mails = mails;
    }

    @Override
    public String name() {
        return "notices";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        var failures = new Failures();
        store.due(database.read(SCOPE), now)
                .forEach(technicianId -> failures.during(() -> database.run(SCOPE, tx -> tell(tx, technicianId, now))));
        failures.during(() -> database.run(SCOPE, tx -> store.forget(tx, now.minus(KEPT))));
        failures.tell();
    }

    /// Whoever has left is told nothing more.
    private void tell(Tx tx, long technicianId, Instant now) {
        Optional<Technician> person = staff.find(tx, technicianId).filter(Technician::active);
        if (person.isEmpty()) {
            store.drop(tx, technicianId);
            return;
        }
        List<Cause> waiting = store.waiting(tx, technicianId);
        List<Cause> loud = loud(tx, technicianId, waiting, now);
        Map<Long, List<Cause>> ready = ready(tx, technicianId, loud, now);
        ready.values().forEach(causes -> causes.removeIf(cause -> !store.markMailed(tx, cause, now)));
        ready.values().removeIf(List::isEmpty);
        send(tx, person.get(), ready);
    }

    /// What may come now; the rest waits for the end of the quiet hours.
    private List<Cause> loud(Tx tx, long technicianId, List<Cause> waiting, Instant now) {
        NoticeChoice choice = notices.choice(tx, technicianId);
        Optional<Instant> loudAgain = choice.quiet().end(now);
        if (loudAgain.isEmpty()) {
            return waiting;
        }
        List<Cause> loud = new ArrayList<>();
        for (Cause cause : waiting) {
            if (choice.isUrgent(cause.kind())) {
                loud.add(cause);
            } else if (!cause.dueAt().isAfter(now)) {
                store.postpone(tx, cause, loudAgain.get(), true);
            }
        }
        return loud;
    }

    /// By ticket, what is due with all else about the same ticket, unless somebody had a mail about it just now.
    private Map<Long, List<Cause>> ready(Tx tx, long technicianId, List<Cause> loud, Instant now) {
        Map<Long, List<Cause>> ready = new LinkedHashMap<>();
        NoticeMails.byTicket(loud).forEach((ticketId, causes) -> {
            if (causes.stream().allMatch(cause -> cause.dueAt().isAfter(now))) {
                return;
            }
            Optional<Instant> rest = store.lastMailed(tx, technicianId, ticketId)
                    .map(last -> last.plus(BETWEEN_MAILS))
                    .filter(until -> until.isAfter(now) && causes.stream().noneMatch(NoticeJob::isAlarm));
            rest.ifPresentOrElse(
                    until -> causes.forEach(cause -> store.postpone(tx, cause, until, cause.held())),
                    () -> ready.put(ticketId, new ArrayList<>(causes)));
        });
        return ready;
    }

    private static boolean isAlarm(Cause cause) {
        return cause.kind() == NoticeKind.PROMISE_BROKEN;
    }

    private void send(Tx tx, Technician to, Map<Long, List<Cause>> ready) {
        boolean wasQuiet = ready.values().stream().flatMap(List::stream).anyMatch(Cause::held);
        if (ready.size() > 1 && (wasQuiet || ready.size() >= TOGETHER_FROM)) {
            mails.tellTogether(tx, to, ready);
            return;
        }
        ready.forEach((ticketId, causes) -> mails.tell(tx, to, ticketId, causes));
    }
}
