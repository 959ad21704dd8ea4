package fettle.server.worklist;

import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.server.sla.SlaClocks;
import fettle.server.sla.StoredClock;
import fettle.server.store.Row;
import fettle.server.store.Sql;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket.Action;
import fettle.server.ticket.Ticket.Promise;
import fettle.server.ticket.Ticket.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The lists of the desk: open work in the order of what is due, a page at a time, in three queries.
public final class OpenWork {

    private static final int MOST = 500;
    private static final Instant FUTURE = Instant.parse("9999-12-31T00:00:00Z");

    private final SlaClocks clocks;

    public OpenWork(SlaClocks clocks) {
        this.clocks = clocks;
    }

    /// At most so many rows of the work asked for, behind the cursor.
    public List<WorkLine> page(Tx tx, Which which, Cursor behind, int atMost) {
        return lines(tx, ids(tx, which, behind, atMost));
    }

    /// What was looked for, the newest first.
    public List<WorkLine> search(Tx tx, Search search, int atMost) {
        return lines(
                tx,
                search.into(tx.sql("worklist.search"))
                        .set("atMost", Math.clamp(atMost, 1, MOST))
                        .list(row -> row.id("id")));
    }

    List<Long> ids(Tx tx, Which which, Cursor behind, int atMost) {
        boolean fromTheEnd = which instanceof Which.Resolved && behind.equals(Cursor.START);
        return asked(tx, which)
                .set("at", fromTheEnd ? FUTURE : behind.at())
                .set("id", behind.ticketId())
                .set("atMost", Math.clamp(atMost, 1, MOST))
                .list(row -> row.id("id"));
    }

    /// The lines of these tickets, in this order.
    List<WorkLine> lines(Tx tx, List<Long> ids) {
        Map<Long, WorkLine> read = tx.among("worklist.lines", ids, OpenWork::line).stream()
                .collect(Collectors.toMap(WorkLine::id, line -> line));
        Map<Long, List<StoredClock>> ticking = clocks.clocksOf(tx, ids);
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(read.get(id)).stream())
                .map(line -> line.with(ticking.getOrDefault(line.id(), List.of())))
                .toList();
    }

    List<WorkCounts.Heap> heaps(Tx tx) {
        return tx.sql("worklist.counts")
                .list(row -> new WorkCounts.Heap(
                        row.optionalId("owner_id"),
                        row.optionalId("group_id"),
                        row.one(Stage.class, "stage"),
                        row.id("tickets")));
    }

    long resolved(Tx tx) {
        return tx.sql("worklist.count-resolved").one(row -> row.id("tickets")).orElse(0L);
    }

    private static Sql asked(Tx tx, Which which) {
        return switch (which) {
            case Which.All _ -> tx.sql("worklist.all");
            case Which.OwnedBy(var owner) -> tx.sql("worklist.owned").set("owner", owner);
            case Which.OfGroup(var group) -> tx.sql("worklist.of-group").set("groupId", group);
            case Which.OfTeamsOf(var technician) ->
                tx.sql("worklist.of-groups-of").set("technician", technician);
            case Which.Unassigned _ -> tx.sql("worklist.unassigned");
            case Which.Waiting _ -> tx.sql("worklist.waiting");
            case Which.OfClient(var client) -> tx.forClient(client).sql("worklist.of-client");
            case Which.Resolved _ -> tx.sql("worklist.resolved");
        };
    }

    private static WorkLine line(Row row) {
        return new WorkLine(
                row.id("id"),
                row.id("number"),
                row.id("client_id"),
                row.text("client_name"),
                row.optionalText("contact_name"),
                row.text("subject"),
                row.one(Priority.class, "priority"),
                row.one(Stage.class, "stage"),
                row.optionalOne(PauseReason.class, "pause_reason"),
                row.optionalInstant("follow_up_at"),
                row.optionalId("owner_id"),
                row.optionalText("owner_name"),
                row.optionalText("next_action").map(words -> new Action(words, row.optionalInstant("next_action_at"))),
                row.optionalText("promise")
                        .map(words -> new Promise(words, row.instant("promise_at"), row.id("promised_by"))),
                row.instant("received_at"),
                row.optionalInstant("triaged_at"),
                row.optionalInstant("unanswered_since"),
                row.optionalInstant("resolved_at"),
                row.instant("sort_at"),
                List.of());
    }
}
