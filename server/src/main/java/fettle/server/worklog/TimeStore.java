package fettle.server.worklog;

import fettle.server.store.Row;
import fettle.server.store.Tx;
import fettle.server.worklog.TimeEntry.NotBillable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/// Time entries as rows, by the statements in `worklog.sql`. Every `Tx` is bound to the client.
final class TimeStore {

    void insert(Tx tx, long id, NewTime time, Instant started, String note, Instant now) {
        tx.sql("worklog.insert")
                .set("id", id)
                .set("ticket", time.ticketId())
                .set("technician", time.technicianId())
                .set("started", started)
                .set("minutes", time.minutes())
                .set("billable", time.notBillable().isEmpty())
                .set("reason", time.notBillable())
                .set("note", note)
                .set("now", now)
                .update();
    }

    void update(Tx tx, long id, int minutes, Optional<NotBillable> notBillable, String note, Instant now) {
        tx.sql("worklog.update")
                .set("id", id)
                .set("minutes", minutes)
                .set("billable", notBillable.isEmpty())
                .set("reason", notBillable)
                .set("note", note)
                .set("now", now)
                .update();
    }

    /// Whether it was not approved before, is another's, and nobody has changed it since it was read.
    boolean approve(Tx tx, long id, long technicianId, Instant seen, Instant now) {
        return tx.sql("worklog.approve")
                        .set("id", id)
                        .set("technician", technicianId)
                        .set("seen", seen)
                        .set("now", now)
                        .update()
                == 1;
    }

    Optional<TimeEntry> find(Tx tx, long id) {
        return tx.sql("worklog.find").set("id", id).one(TimeStore::entry);
    }

    List<TimeEntry> ofTicket(Tx tx, long ticketId) {
        return tx.sql("worklog.of-ticket").set("ticket", ticketId).list(TimeStore::entry);
    }

    List<TimeEntry> ofTicket(Tx tx, long ticketId, LongFunction<String> technician) {
        return tx.sql("worklog.of-ticket-by-id")
                .set("ticket", ticketId)
                .list(row -> entry(row, technician.apply(row.id("technician_id")), Approval.of(row, technician)));
    }

    List<TimeEntry> between(Tx tx, Instant from, Instant until) {
        return tx.sql("worklog.between").set("from", from).set("until", until).list(TimeStore::entry);
    }

    private static TimeEntry entry(Row row) {
        return entry(row, row.text("technician_name"), Approval.of(row));
    }

    private static TimeEntry entry(Row row, String technician, Optional<Approval> approval) {
        return new TimeEntry(
                row.id("id"),
                row.id("client_id"),
                row.id("ticket_id"),
                row.id("technician_id"),
                technician,
                row.instant("started_at"),
                row.count("minutes"),
                row.optionalOne(NotBillable.class, "non_billable_reason"),
                row.text("note"),
                row.instant("logged_at"),
                approval);
    }
}
