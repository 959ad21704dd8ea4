package fettle.server.ticket.log;

import fettle.server.store.Ids;
import fettle.server.store.Row;
import fettle.server.store.Scope;
import fettle.server.store.Sql;
import fettle.server.store.Tx;
import fettle.server.ticket.log.TicketEvent.Stamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        return of(tx, ticketId, Map.of());
    }

    /// The same by somebody who knows people already, by their ids: nobody of them is looked for.
    public List<TicketEvent> of(Tx tx, long ticketId, Map<Long, Actor> known) {
        var names = new Names(tx, ticketId, new HashMap<>(known));
        return tx.sql("log.of-ticket").set("ticket", ticketId).list(Placed::of).stream()
                .sorted()
                .map(placed -> placed.logged().event(names))
                .toList();
    }

    /// The events of all tickets of a client that were received from one moment up to another, by ticket
    /// and each in the order in which they happened; without history from elsewhere, and what goes on in
    /// another ticket. Of the people only the ids are told: what happened to many tickets is asked for what
    /// it comes to.
    public Map<Long, List<TicketEvent>> ofReceived(Tx tx, Instant since, Instant until) {
        Map<Long, List<TicketEvent>> events = new HashMap<>();
        tx.sql("log.of-received")
                .set("since", since)
                .set("until", until)
                .list(row -> events.computeIfAbsent(row.id("ticket_id"), _ -> new ArrayList<>())
                        .add(Logged.of(row).event(Naming.BY_ID)));
        return events;
    }

    /// Who wrote the last event, and when.
    public Optional<Stamp> last(Tx tx, long ticketId) {
        return tx.sql("log.last")
                .set("ticket", ticketId)
                .one(Written::of)
                .map(written -> written.stamp(new Names(tx, ticketId)));
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

    /// An event as its row has it, by ids.
    private record Logged(EventRow stored, Written written) {

        static Logged of(Row row) {
            var stored = new EventRow(
                    row.one(EventRow.Type.class, "type"),
                    row.optionalText("value"),
                    row.optionalText("reason"),
                    row.optionalInstant("from_at"),
                    row.optionalInstant("until_at"),
                    row.optionalId("other_id"));
            return new Logged(stored, Written.of(row));
        }

        TicketEvent event(Naming names) {
            return stored.event(written.stamp(names));
        }
    }

    /// An event and where it belongs among those of its ticket. They are put in order here, which costs
    /// less than half of what the database takes for it.
    private record Placed(long id, Logged logged) implements Comparable<Placed> {

        static Placed of(Row row) {
            return new Placed(row.id("id"), Logged.of(row));
        }

        @Override
        public int compareTo(Placed other) {
            int byTime = logged.written().at().compareTo(other.logged.written().at());
            return byTime == 0 ? Long.compare(id, other.id) : byTime;
        }
    }

    /// When and by whom an event was written.
    private record Written(Instant at, Instant loggedAt, Actor.Kind kind, Optional<Long> actorId) {

        static Written of(Row row) {
            return new Written(
                    row.instant("happened_at"),
                    row.instant("logged_at"),
                    row.one(Actor.Kind.class, "actor_kind"),
                    row.optionalId("actor_id"));
        }

        Stamp stamp(Naming names) {
            return new Stamp(
                    at,
                    loggedAt,
                    switch (kind) {
                        case TECHNICIAN -> names.technician(actorId.orElseThrow());
                        case CONTACT -> names.contact(actorId.orElseThrow());
                        case OUTSIDE -> Actor.Outside.FETTLE;
                    });
        }
    }

    /// Whom an id stands for.
    private interface Naming {

        Naming BY_ID = new Naming() {
            @Override
            public Actor technician(long id) {
                return new Actor.Technician(id, "");
            }

            @Override
            public Actor contact(long id) {
                return new Actor.Contact(id, "");
            }
        };

        Actor technician(long id);

        Actor contact(long id);
    }

    /// Those who wrote the events of a ticket: many events, few people.
    private record Names(Tx tx, long ticketId, Map<Long, Actor> known) implements Naming {

        Names(Tx tx, long ticketId) {
            this(tx, ticketId, new HashMap<>());
        }

        @Override
        public Actor technician(long id) {
            return known.computeIfAbsent(
                    id,
                    _ -> new Actor.Technician(id, name(tx.sql("log.technician").set("id", id))));
        }

        @Override
        public Actor contact(long id) {
            return known.computeIfAbsent(
                    id,
                    _ -> new Actor.Contact(
                            id, maybe(tx.sql("log.contact").set("id", id)).orElseGet(() -> ofBefore(id))));
        }

        /// Somebody at the client whose ticket it was before: the desk knows the name, those whose it is
        /// now do not.
        private String ofBefore(long id) {
            return switch (tx.scope()) {
                case Scope.Client _ -> "";
                case Scope.Desk _, Scope.Api _, Scope.System _ ->
                    name(tx.sql("log.contact-of-before").set("id", id).set("ticket", ticketId));
            };
        }

        private static String name(Sql statement) {
            return maybe(statement).orElseThrow();
        }

        private static Optional<String> maybe(Sql statement) {
            return statement.one(row -> row.text("name"));
        }
    }
}
