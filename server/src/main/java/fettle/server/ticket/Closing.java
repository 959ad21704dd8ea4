package fettle.server.ticket;

import fettle.server.job.Job;
import fettle.server.store.Database;
import fettle.server.store.Scope;
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
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        closeDue();
    }

    /// Closes all whose time is over, each in a transaction of its own, and counts them.
    public int closeDue() {
        int closed = 0;
        Instant after = Instant.EPOCH;
        long afterId = 0;
        for (; ; ) {
            List<ResolvedAt> resolved = store.resolved(database.read(SCOPE), after, afterId);
            if (resolved.isEmpty()) {
                return closed;
            }
            closed += Math.toIntExact(
                    resolved.stream().filter(one -> close(one.place())).count());
            after = resolved.getLast().at();
            afterId = resolved.getLast().place().ticketId();
        }
    }

    private boolean close(Place place) {
        Ticket seen = store.find(database.read(SCOPE).forClient(place.clientId()), place.ticketId())
                .orElseThrow();
        return window.end(database.read(SCOPE), seen)
                .filter(end -> end.isBefore(clock.instant()))
                .map(_ -> closeLocked(place))
                .orElse(false);
    }

    /// Looks again now that nobody else can change it.
    private boolean closeLocked(Place place) {
        return database.transaction(SCOPE, tx -> {
            Ticket ticket = changes.locked(tx, place.clientId(), place.ticketId());
            if (window.end(tx, ticket)
                    .filter(end -> end.isBefore(clock.instant()))
                    .isEmpty()) {
                return false;
            }
            var stamp = changes.now(Actor.Outside.FETTLE);
            store.close(tx.forClient(place.clientId()), place.ticketId(), stamp.at());
            changes.done(tx, ticket, List.of(new TicketEvent.Closed(stamp)));
            return true;
        });
    }
}
