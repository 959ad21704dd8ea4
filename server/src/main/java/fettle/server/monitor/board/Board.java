package fettle.server.monitor.board;

import fettle.contracts.sla.Priority;
import fettle.server.monitor.Finding;
import fettle.server.monitor.rule.Rules;
import fettle.server.monitor.rule.Severity;
import fettle.server.store.Database;
import fettle.server.store.Row;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/// Everything that needs somebody, over all tickets.
public final class Board {

    private static final Scope SCOPE = new Scope.System("count what needs somebody");
    private static final Duration KEPT = Duration.ofSeconds(2);
    private static final int MOST = 2_000;

    private final Database database;
    private final InstantSource clock;
    private final AtomicBoolean counting = new AtomicBoolean();
    private volatile Counted counted = new Counted(Instant.EPOCH, 0, 0);

    private record Counted(Instant at, long tickets, long reviews) {

        boolean isOld(Instant now) {
            return at.plus(KEPT).isBefore(now) || now.isBefore(at);
        }
    }

    private record Found(long ticketId, String rule) {}

    public Board(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// What is open, the longest first, and at most two thousand of it.
    public List<BoardLine> lines(Tx tx) {
        return tx.sql("monitor.board").set("most", MOST).list(Board::line);
    }

    /// How many tickets need somebody; it stands on every page, so it is at most two seconds old.
    public long tickets() {
        return counted().tickets();
    }

    /// How many tickets wait for a second person's look, as old.
    public long reviews() {
        return counted().reviews();
    }

    /// Of these, the tickets that need somebody now: what rests does not count.
    public static long tickets(List<BoardLine> lines, Instant now) {
        return lines.stream()
                .filter(line -> !line.restsAt(now))
                .map(line -> line.finding().ticketId())
                .distinct()
                .count();
    }

    /// How many open tickets nothing has been found about.
    public long onCourse(Tx tx) {
        return tx.sql("monitor.on-course").one(row -> row.id("tickets")).orElse(0L);
    }

    /// What was found since then.
    public List<Hours.Opened> openedSince(Tx tx, Instant since) {
        return tx.sql("monitor.opened-since")
                .set("since", since)
                .list(row -> new Hours.Opened(
                        row.instant("opened_at"),
                        row.one(Severity.class, "severity"),
                        row.optionalInstant("acknowledged_at"),
                        row.optionalInstant("cleared_at")));
    }

    public Set<Long> groupsOf(Tx tx, long technicianId) {
        return new HashSet<>(
                tx.sql("monitor.groups-of").set("technician", technicianId).list(row -> row.id("group_id")));
    }

    /// One counts at a time; who comes meanwhile gets the figures before.
    private Counted counted() {
        Instant now = clock.instant();
        if (counted.isOld(now) && counting.compareAndSet(false, true)) {
            try {
                Tx tx = database.read(SCOPE);
                counted = new Counted(now, tickets(tx, now), reviews(tx));
            } finally {
                counting.set(false);
            }
        }
        return counted;
    }

    private static long tickets(Tx tx, Instant now) {
        return tx.sql("monitor.count-tickets")
                .set("now", now)
                .one(row -> row.id("tickets"))
                .orElse(0L);
    }

    private static long reviews(Tx tx) {
        return tx
                .sql("monitor.found-in-handling")
                .list(row -> new Found(row.id("ticket_id"), row.text("rule")))
                .stream()
                .filter(found -> Rules.of(found.rule()).reviewed())
                .map(Found::ticketId)
                .distinct()
                .count();
    }

    private static BoardLine line(Row row) {
        return new BoardLine(
                Finding.of(row),
                row.id("number"),
                row.text("subject"),
                row.one(Priority.class, "priority"),
                row.text("client_name"),
                row.optionalId("account_manager_id"),
                row.optionalText("contact_name"),
                row.optionalId("holder_id"),
                row.optionalText("holder_name"),
                row.optionalText("group_name"),
                row.optionalText("acknowledged_name"),
                row.optionalInstant("promise_at"),
                row.optionalInstant("breach_at"),
                row.count("version"));
    }
}
