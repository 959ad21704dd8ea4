package fettle.server.worklist;

import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.TicketListener;
import fettle.server.ticket.log.TicketEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// How much work stands behind the tabs, for everybody at once: counted when somebody asks after a ticket has changed,
/// and else answered from memory, since it stands on every page.
public final class OpenCounts implements TicketListener {

    private static final Scope SCOPE = new Scope.System("count the open work");

    /// Another program on the same database changes tickets too, and tells this one nothing.
    private static final Duration KEPT = Duration.ofSeconds(5);

    private final Database database;
    private final InstantSource clock;
    private final OpenWork work;
    private volatile Counted counted = new Counted(Instant.EPOCH, List.of(), Map.of(), 0);
    private volatile boolean stale = true;

    private record Counted(Instant at, List<WorkCounts.Heap> heaps, Map<Long, Set<Long>> groupsOf, long resolved) {}

    private record Member(long technicianId, long groupId) {}

    public OpenCounts(Database database, InstantSource clock, OpenWork work) {
        this.database = database;
        this.clock = clock;
        this.work = work;
    }

    @Override
    public void changed(Tx tx, Ticket ticket, List<TicketEvent> events) {
        tx.afterCommit(() -> stale = true);
    }

    public WorkCounts of(long technicianId) {
        Counted now = isOld() ? countedAnew() : counted;
        Set<Long> groups = now.groupsOf().getOrDefault(technicianId, Set.of());
        return WorkCounts.of(now.heaps(), technicianId, groups, now.resolved());
    }

    private boolean isOld() {
        return stale || counted.at().plus(KEPT).isBefore(clock.instant());
    }

    /// One counts at a time; whoever waited finds it done.
    private synchronized Counted countedAnew() {
        if (isOld()) {
            stale = false;
            Tx tx = database.read(SCOPE);
            counted = new Counted(clock.instant(), work.heaps(tx), groups(tx), work.resolved(tx));
        }
        return counted;
    }

    private static Map<Long, Set<Long>> groups(Tx tx) {
        return tx
                .sql("worklist.group-members")
                .list(row -> new Member(row.id("technician_id"), row.id("group_id")))
                .stream()
                .collect(Collectors.groupingBy(
                        Member::technicianId, Collectors.mapping(Member::groupId, Collectors.toSet())));
    }
}
