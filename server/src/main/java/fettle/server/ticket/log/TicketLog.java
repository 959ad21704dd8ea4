package fettle.server.ticket.log;

import fettle.server.store.Ids;
import fettle.server.store.Row;
import fettle.server.store.Tx;
import fettle.server.ticket.log.TicketEvent.Stamp;
import java.util.List;
import java.util.Optional;

/// The logs of tickets, appended to and never changed. Every `Tx` is bound to the client.
public final class TicketLog {

    private static final int LONGEST_REASON = 500;

    private final Ids ids;

    public TicketLog(Ids ids) {
        this.ids = ids;
    }

    public void append(Tx tx, long ticketId, List<TicketEvent> events) {
        for (TicketEvent event : events) {
            append(tx, ticketId, event);
        }
    }

    /// All of a ticket's events in the order in which they happened.
    public List<TicketEvent> of(Tx tx, long ticketId) {
        return tx.sql("log.of-ticket").set("ticket", ticketId).list(TicketLog::event);
    }

    /// Who wrote the last event, and when.
    public Optional<Stamp> last(Tx tx, long ticketId) {
        return tx.sql("log.last").set("ticket", ticketId).one(TicketLog::stamp);
    }

    private void append(Tx tx, long ticketId, TicketEvent event) {
        EventRow row = EventRow.of(event);
        tx.sql("log.append")
                .set("id", ids.next())
                .set("ticket", ticketId)
                .set("type", row.type())
                .set("at", event.at())
                .set("loggedAt", event.stamp().loggedAt())
                .set("actorKind", event.by().kind())
                .set("actor", event.by().rowId())
                .set("value", row.value())
                .set("reason", row.reason().map(TicketLog::fitting))
                .set("from", row.from())
                .set("until", row.until())
                .set("other", row.other())
                .update();
    }

    private static String fitting(String reason) {
        return reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    }

    private static TicketEvent event(Row row) {
        var stored = new EventRow(
                row.one(EventRow.Type.class, "type"),
                row.optionalText("value"),
                row.optionalText("reason"),
                row.optionalInstant("from_at"),
                row.optionalInstant("until_at"),
                row.optionalId("other_id"));
        return stored.event(stamp(row));
    }

    private static Stamp stamp(Row row) {
        return new Stamp(row.instant("happened_at"), row.instant("logged_at"), actor(row));
    }

    private static Actor actor(Row row) {
        return switch (row.one(Actor.Kind.class, "actor_kind")) {
            case TECHNICIAN -> new Actor.Technician(row.id("actor_id"), row.text("technician_name"));
            case CONTACT -> new Actor.Contact(row.id("actor_id"), row.text("contact_name"));
            case OUTSIDE -> Actor.Outside.FETTLE;
        };
    }
}
