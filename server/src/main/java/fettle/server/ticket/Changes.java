package fettle.server.ticket;

import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.server.ticket.TicketStore.Place;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.log.TicketEvent.Stamp;
import fettle.server.ticket.log.TicketLog;
import fettle.web.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// How every change of a ticket is made: its row is locked, what the caller saw is compared with what is, and in the
/// end the log is written and those are told who live by it.
public final class Changes {

    private final InstantSource clock;
    private final TicketStore store;
    private final TicketLog log;
    private final List<TicketListener> listeners;

    Changes(InstantSource clock, TicketStore store, TicketLog log, List<TicketListener> listeners) {
        this.clock = clock;
        this.store = store;
        this.log = log;
        this.listeners = List.copyOf(listeners);
    }

    /// Now, by this technician.
    public Stamp now(Actor by) {
        Instant now = clock.instant();
        return new Stamp(now, now, by);
    }

    /// The ticket as it stands, which stays so until this transaction ends.
    public Ticket locked(Tx tx, Seen seen) {
        Place place = place(tx, seen.number()).orElseThrow(() -> noTicket(seen.number()));
        Ticket ticket = locked(tx, place.clientId(), place.ticketId());
        if (seen.version().filter(version -> version + 1 != ticket.version()).isPresent()) {
            throw changedMeanwhile(tx, ticket);
        }
        return ticket;
    }

    public Ticket locked(Tx tx, long clientId, long ticketId) {
        Tx client = tx.forClient(clientId);
        if (!store.lock(client, ticketId)) {
            throw new Refusal.NotFound("ticket.not-found");
        }
        return store.find(client, ticketId).orElseThrow();
    }

    /// The same for what everybody has been told of before, so that no page goes stale by it.
    public Ticket held(Tx tx, long clientId, long ticketId) {
        Tx client = tx.forClient(clientId);
        if (!store.hold(client, ticketId)) {
            throw new Refusal.NotFound("ticket.not-found");
        }
        return store.find(client, ticketId).orElseThrow();
    }

    /// Writes what was done by a technician.
    public Ticket touched(Tx tx, Ticket before, Stamp stamp, List<TicketEvent> events) {
        store.touched(tx.forClient(before.clientId()), before.id(), stamp.at());
        return done(tx, before, events);
    }

    /// Writes what happened, and tells it.
    public Ticket done(Tx tx, Ticket before, List<TicketEvent> events) {
        Ticket after = quietly(tx, before, events);
        for (TicketListener listener : listeners) {
            listener.changed(tx.forClient(after.clientId()), after, events);
        }
        return after;
    }

    /// Writes what happened elsewhere, long ago: nobody is told.
    Ticket quietly(Tx tx, Ticket before, List<TicketEvent> events) {
        Tx client = tx.forClient(before.clientId());
        log.append(client, before.id(), events);
        return store.find(client, before.id()).orElseThrow();
    }

    Optional<Place> place(Tx tx, long number) {
        return switch (tx.scope()) {
            case Scope.Client(var clientId, var _) ->
                store.findByNumber(tx, number).map(ticket -> new Place(clientId, ticket.id()));
            case Scope.Desk _, Scope.Api _, Scope.System _ -> store.placeOfNumber(tx, number);
        };
    }

    static Refusal noTicket(long number) {
        return new Refusal.NotFound("ticket.no-such-number", String.valueOf(number));
    }

    /// By whom; whoever works in two windows was quicker than themselves.
    private Refusal changedMeanwhile(Tx tx, Ticket ticket) {
        Actor by = log.last(tx.forClient(ticket.clientId()), ticket.id())
                .map(Stamp::by)
                .orElse(Actor.Outside.FETTLE);
        return asks(tx.scope(), by)
                ? new Refusal.Conflict("ticket.changed-by-yourself")
                : new Refusal.Conflict("ticket.changed-meanwhile", by.name());
    }

    private static boolean asks(Scope scope, Actor actor) {
        return switch (scope) {
            case Scope.Desk(var id) ->
                actor instanceof Actor.Technician && actor.rowId().equals(Optional.of(id));
            case Scope.Api(var _, var id) ->
                actor instanceof Actor.Technician && actor.rowId().equals(Optional.of(id));
            case Scope.Client(var _, var id) ->
                actor instanceof Actor.Contact && actor.rowId().equals(Optional.of(id));
            case Scope.System _ -> false;
        };
    }
}
