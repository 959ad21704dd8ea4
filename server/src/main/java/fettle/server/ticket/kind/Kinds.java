package fettle.server.ticket.kind;

import fettle.contracts.sla.Priority;
import fettle.server.store.Recent;
import fettle.server.store.Row;
import fettle.server.store.Tx;
import fettle.web.Refusal;
import java.time.InstantSource;
import java.util.List;

/// The kinds of work that a ticket may be of.
public final class Kinds {

    private final Recent<List<Kind>> recent;

    public Kinds(InstantSource clock) {
        recent = new Recent<>(clock, List.of(), this::all);
    }

    /// All of them in the order in which a form offers them.
    public List<Kind> all(Tx tx) {
        return tx.sql("kind.all").list(Kinds::kind);
    }

    /// The same for pages that only show them, at most a few seconds old.
    public List<Kind> shown(Tx tx) {
        return recent.get(tx);
    }

    public Kind kind(Tx tx, long id) {
        return tx.sql("kind.find")
                .set("id", id)
                .one(Kinds::kind)
                .orElseThrow(() -> new Refusal.NotFound("ticket.no-kind"));
    }

    private static Kind kind(Row row) {
        return new Kind(
                row.id("id"),
                row.text("name"),
                row.text("service"),
                row.one(TicketType.class, "type"),
                row.optionalOne(Priority.class, "floor_priority"),
                row.yes("always_reviewed"),
                row.count("position"));
    }
}
