package fettle.server.ticket;

import fettle.server.job.Failures;
import fettle.server.job.Job;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.server.ticket.TicketStore.Place;
import fettle.server.ticket.TicketStore.ResolvedAt;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.TicketEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Closes resolved tickets once the window of their contract in which they come back is over.
public final class Closing implements Job {

    private static final Scope SCOPE = new Scope.System("close what has been resolved for long enough");

    private final Database database;
    private final InstantSource clock;
    private final TicketStore store;
    private final Changes changes;
    private final ReopenWindow window;

    Closing(Database database, InstantSource clock, TicketStore store, Changes changes, ReopenWindow window) {
        this.database = database;
        this.clock = clock;
        this.store = store;
        this.changes = changes;
        this.window = window;
    }

    @Override
    public String name() {
        return "close-tickets";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    /// Closes all whose time is over, each in a transaction of its own.
    @Override
    public void run() {
        var failures = new Failures();
        List<ResolvedAt> resolved = store.resolved(database.read(SCOPE), Instant.EPOCH, 0);
        while (!resolved.isEmpty()) {
            resolved.forEach(one -> failures.during(() -> close(one.place())));
            ResolvedAt last = resolved.getLast();
            resolved =
                    store.resolved(database.read(SCOPE), last.at(), last.place().ticketId());
        }
        failures.tell();
    }

    private void close(Place place) {
        Ticket seen = store.find(database.read(SCOPE).forClient(place.clientId()), place.ticketId())
                .orElseThrow();
        if (isOver(database.read(SCOPE), seen)) {
            closeLocked(place);
        }
    }

    private boolean isOver(Tx tx, Ticket ticket) {
        return window.end(tx, ticket)
                .filter(end -> end.isBefore(clock.instant()))
                .isPresent();
    }

    /// Looks again now that nobody else can change it.
    private void closeLocked(Place place) {
        database.run(SCOPE, tx -> {
            Ticket ticket = changes.locked(tx, place.clientId(), place.ticketId());
            if (isOver(tx, ticket)) {
                var stamp = changes.now(Actor.Outside.FETTLE);
                store.close(tx.forClient(place.clientId()), place.ticketId(), stamp.at());
                changes.done(tx, ticket, List.of(new TicketEvent.Closed(stamp)));
            }
        });
    }
}
