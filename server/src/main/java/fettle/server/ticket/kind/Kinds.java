package fettle.server.ticket.kind;

import fettle.contracts.sla.Priority;
import fettle.server.store.Ids;
import fettle.server.store.Recent;
import fettle.server.store.Row;
import fettle.server.store.Tx;
import fettle.web.Refusal;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The kinds of work that a ticket may be of.
public final class Kinds {

    private static final int LONGEST = 80;

    private final Ids ids;
    private final Recent<List<Kind>> recent;

    public Kinds(InstantSource clock, Ids ids) {
        this.ids = ids;
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

    /// Adds a kind, offered after all others.
    public Kind add(Tx tx, String name, String service, TicketType type, Optional<Priority> floor, boolean reviewed) {
        List<Kind> before = all(tx);
        if (before.stream().anyMatch(kind -> kind.name().equalsIgnoreCase(name.strip()))) {
            throw Refusal.Invalid.field("name", "ticket.kind-taken", name.strip());
        }
        int position = before.stream().mapToInt(Kind::position).max().orElse(0) + 1;
        var kind = new Kind(
                ids.next(), written("name", name), written("service", service), type, floor, reviewed, position);
        tx.sql("kind.insert")
                .set("id", kind.id())
                .set("name", kind.name())
                .set("service", kind.service())
                .set("type", type)
                .set("floor", floor)
                .set("reviewed", reviewed)
                .set("position", position)
                .update();
        recent.changed(tx);
        return kind;
    }

    private static String written(String field, String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw Refusal.Invalid.field(field, "ticket.kind-name", LONGEST);
        }
        return text.strip();
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
