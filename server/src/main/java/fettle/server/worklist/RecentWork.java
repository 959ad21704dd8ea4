package fettle.server.worklist;

import fettle.server.client.Clients;
import fettle.server.staff.Staff;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.TicketListener;
import fettle.server.ticket.log.TicketEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The lists of open work for the page that everybody looks at. Which tickets a page lists is always asked; their
/// lines are remembered until the ticket or anybody's name changes, and for a few seconds at most: another program on
/// the same database changes them too, and tells this one nothing.
public final class RecentWork implements TicketListener {

    private static final Scope SCOPE = new Scope.System("list the open work");
    private static final Duration KEPT = Duration.ofSeconds(5);

    /// Forty pages, in some two megabytes.
    private static final int MOST = 2_000;

    private final Database database;
    private final InstantSource clock;
    private final OpenWork work;
    private final Clients clients;
    private final Staff staff;
    private final Map<Long, Known> known = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();
    private final Day day = new Day();
    private volatile Arrivals arrivals = new Arrivals(List.of(), Instant.EPOCH, -1, -1);

    /// @param names how often names had changed when it was read
    private record Known(WorkLine line, Instant at, long names) {}

    /// @param changes how often tickets had changed when they were read
    private record Arrivals(List<Day.Arrived> newest, Instant at, long changes, long names) {}

    public RecentWork(Database database, InstantSource clock, OpenWork work, Clients clients, Staff staff) {
        this.database = database;
        this.clock = clock;
        this.work = work;
        this.clients = clients;
        this.staff = staff;
    }

    @Override
    public void changed(Tx tx, Ticket ticket, List<TicketEvent> events) {
        tx.afterCommit(() -> {
            changes.incrementAndGet();
            known.remove(ticket.id());
        });
    }

    /// At most so many rows of the work asked for, behind the cursor.
    List<WorkLine> page(Which which, Cursor behind, int atMost) {
        Tx tx = database.read(SCOPE);
        List<Long> ids = work.ids(tx, which, behind, atMost);
        Map<Long, WorkLine> lines = remembered(ids);
        List<Long> others = ids.stream().filter(id -> !lines.containsKey(id)).toList();
        if (!others.isEmpty()) {
            read(tx, others).forEach(line -> lines.put(line.id(), line));
        }
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(lines.get(id)).stream())
                .toList();
    }

    /// The newest tickets of nobody that came in since.
    List<Day.Arrived> arrived(Instant since) {
        Arrivals last = arrivals;
        Instant now = clock.instant();
        long names = names();
        long before = changes.get();
        if (last.changes() == before && last.names() == names && last.at().isAfter(now.minus(KEPT))) {
            return last.newest();
        }
        List<Day.Arrived> newest = day.arrived(database.read(SCOPE), since);
        arrivals = new Arrivals(newest, now, before, names);
        return newest;
    }

    private Map<Long, WorkLine> remembered(List<Long> ids) {
        Instant since = clock.instant().minus(KEPT);
        long names = names();
        Map<Long, WorkLine> lines = new HashMap<>();
        for (long id : ids) {
            Known one = known.get(id);
            if (one != null && one.names() == names && one.at().isAfter(since)) {
                lines.put(id, one.line());
            }
        }
        return lines;
    }

    private List<WorkLine> read(Tx tx, List<Long> ids) {
        long names = names();
        long before = changes.get();
        Instant now = clock.instant();
        List<WorkLine> lines = work.lines(tx, ids);
        if (known.size() + lines.size() > MOST) {
            known.clear();
        }
        lines.forEach(line -> known.put(line.id(), new Known(line, now, names)));
        if (changes.get() != before) {
            // What changed while it was read may be among these, as it was before.
            lines.forEach(line -> known.remove(line.id()));
        }
        return lines;
    }

    private long names() {
        return clients.changes() + staff.changes();
    }
}
