package fettle.server.ticket.work;

import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.server.store.Row;
import fettle.server.store.Sql;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket.Action;
import fettle.server.ticket.Ticket.Promise;
import fettle.server.ticket.Ticket.Stage;
import fettle.server.ticket.kind.TicketType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The lists of the desk: open work in the order of what is due, a page at a time.
public final class OpenWork {

    /// Which work is asked for.
    public sealed interface Which {

        record All() implements Which {}

        record OwnedBy(long technicianId) implements Which {}

        record OfGroup(long groupId) implements Which {}

        record Unassigned() implements Which {}

        record Waiting() implements Which {}

        record OfClient(long clientId) implements Which {}

        /// Resolved work, the latest first.
        record Resolved() implements Which {}
    }

    /// Where a page begins: behind this row.
    public record Cursor(Instant at, long ticketId) {

        public static final Cursor START = new Cursor(Instant.EPOCH, 0);
    }

    /// A ticket as a list shows it.
    public record Line(
            long id,
            long number,
            long clientId,
            String clientName,
            Optional<String> contactName,
            String subject,
            TicketType type,
            Priority priority,
            Stage stage,
            Optional<PauseReason> pauseReason,
            Optional<Instant> followUpAt,
            Optional<Long> ownerId,
            Optional<String> ownerName,
            Optional<String> groupName,
            Optional<Action> nextAction,
            Optional<Promise> promise,
            Instant receivedAt,
            Optional<Instant> triagedAt,
            Optional<Instant> lastTouchAt,
            Optional<Instant> unansweredSince,
            Optional<Instant> resolvedAt,
            Instant sortAt,
            int version) {

        /// Where the page behind this row begins.
        public Cursor cursor() {
            return new Cursor(resolvedAt.orElse(sortAt), id);
        }
    }

    /// Where the order of open work puts what nothing is due for.
    public static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    private static final int MOST = 500;

    /// At most so many rows of the work asked for, behind the cursor.
    public List<Line> page(Tx tx, Which which, Cursor behind, int atMost) {
        Sql sql = switch (which) {
            case Which.All _ -> tx.sql("work.all");
            case Which.OwnedBy(var owner) -> tx.sql("work.owned").set("owner", owner);
            case Which.OfGroup(var group) -> tx.sql("work.of-group").set("groupId", group);
            case Which.Unassigned _ -> tx.sql("work.unassigned");
            case Which.Waiting _ -> tx.sql("work.waiting");
            case Which.OfClient(var client) -> tx.forClient(client).sql("work.of-client");
            case Which.Resolved _ -> tx.sql("work.resolved");
        };
        boolean fromTheEnd = which instanceof Which.Resolved && behind.equals(Cursor.START);
        return sql.set("at", fromTheEnd ? LAST : behind.at())
                .set("id", behind.ticketId())
                .set("atMost", Math.clamp(atMost, 1, MOST))
                .list(OpenWork::line);
    }

    /// Puts a ticket at its place in the order of open work.
    public void place(Tx tx, long ticketId, Instant at) {
        tx.sql("work.place").set("id", ticketId).set("at", at).update();
    }

    private static Line line(Row row) {
        return new Line(
                row.id("id"),
                row.id("number"),
                row.id("client_id"),
                row.text("client_name"),
                row.optionalText("contact_name"),
                row.text("subject"),
                row.one(TicketType.class, "type"),
                row.one(Priority.class, "priority"),
                row.one(Stage.class, "stage"),
                row.optionalOne(PauseReason.class, "pause_reason"),
                row.optionalInstant("follow_up_at"),
                row.optionalId("owner_id"),
                row.optionalText("owner_name"),
                row.optionalText("group_name"),
                row.optionalText("next_action").map(words -> new Action(words, row.optionalInstant("next_action_at"))),
                row.optionalText("promise")
                        .map(words -> new Promise(words, row.instant("promise_at"), row.id("promised_by"))),
                row.instant("received_at"),
                row.optionalInstant("triaged_at"),
                row.optionalInstant("last_touch_at"),
                row.optionalInstant("unanswered_since"),
                row.optionalInstant("resolved_at"),
                row.instant("sort_at"),
                row.count("version"));
    }
}
