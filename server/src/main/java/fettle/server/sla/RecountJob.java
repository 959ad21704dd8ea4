package fettle.server.sla;

import fettle.server.job.Failures;
import fettle.server.job.Job;
import fettle.server.sla.SlaStore.Place;
import fettle.server.sla.SlaStore.Recount;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.TicketListener;
import fettle.server.ticket.Tickets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Has everybody who lives by the clocks of open tickets look again after a calendar has changed: due instants, what
/// lists sort by, and when monitors fire. What is resolved keeps the outcome that it had.
public final class RecountJob implements Job {

    private static final Scope SCOPE = new Scope.System("clocks of a calendar that changed");
    private static final int BATCH = 200;

    private final Database database;
    private final InstantSource clock;
    private final Tickets tickets;
    private final List<TicketListener> listeners;
    private final SlaStore store = new SlaStore();

    public RecountJob(Database database, InstantSource clock, Tickets tickets, List<TicketListener> listeners) {
        this.database = database;
        this.clock = clock;
        this.tickets = tickets;
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public String name() {
        return "sla-recount";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void run() {
        for (Recount due : store.dueRecounts(database.read(SCOPE), clock.instant())) {
            recount(due.calendarId());
            database.run(SCOPE, tx -> store.recounted(tx, due));
        }
    }

    private void recount(long calendarId) {
        var failures = new Failures();
        List<Place> places = store.countedBy(database.read(SCOPE), calendarId, 0, BATCH);
        while (!places.isEmpty()) {
            places.forEach(place -> failures.during(() -> database.run(SCOPE, tx -> tell(tx, place))));
            places = store.countedBy(
                    database.read(SCOPE), calendarId, places.getLast().ticketId(), BATCH);
        }
        failures.tell();
    }

    private void tell(Tx tx, Place place) {
        Tx client = tx.forClient(place.clientId());
        store.lock(client, place.ticketId());
        Ticket ticket = tickets.ticket(client, place.clientId(), place.ticketId());
        listeners.forEach(listener -> listener.changed(client, ticket, List.of()));
    }
}
