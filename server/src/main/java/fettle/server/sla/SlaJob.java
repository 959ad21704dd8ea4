package fettle.server.sla;

import fettle.server.job.Failures;
import fettle.server.job.Job;
import fettle.server.sla.SlaStore.Place;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.TicketListener;
import fettle.server.ticket.Tickets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Writes down breaches that come by themselves: a clock that runs out while nobody touches its ticket is a case of the
/// month from that instant on. The instant is data, so a late run changes nothing but when the row appears.
public final class SlaJob implements Job {

    private static final Scope SCOPE = new Scope.System("clocks that run out");
    private static final int BATCH = 200;

    private final Database database;
    private final InstantSource clock;
    private final Tickets tickets;
    private final SlaClocks clocks;
    private final List<TicketListener> shown;
    private final SlaStore store = new SlaStore();

    /// @param shown who shows clocks that were written down before
    public SlaJob(
            Database database, InstantSource clock, Tickets tickets, SlaClocks clocks, List<TicketListener> shown) {
        this.database = database;
        this.clock = clock;
        this.tickets = tickets;
        this.clocks = clocks;
        this.shown = List.copyOf(shown);
    }

    @Override
    public String name() {
        return "sla-breaches";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public void run() {
        var failures = new Failures();
        for (Place place : store.overdue(database.read(SCOPE), clock.instant(), BATCH)) {
            failures.during(() -> database.run(SCOPE, tx -> evaluate(tx, place)));
        }
        failures.tell();
    }

    /// Evaluates and stores the clocks of every ticket anew: after a change of the rules, or when in doubt.
    ///
    /// @return how many tickets there were
    public long rebuild() {
        long done = 0;
        long after = 0;
        List<Place> places = store.clocked(database.read(SCOPE), after, BATCH);
        while (!places.isEmpty()) {
            for (Place place : places) {
                database.run(SCOPE, tx -> evaluate(tx, place));
                after = place.ticketId();
                done++;
            }
            places = store.clocked(database.read(SCOPE), after, BATCH);
        }
        return done;
    }

    private void evaluate(Tx tx, Place place) {
        Tx client = tx.forClient(place.clientId());
        store.lock(client, place.ticketId());
        Ticket ticket = tickets.ticket(client, place.clientId(), place.ticketId());
        clocks.store(client, ticket);
        shown.forEach(listener -> listener.changed(client, ticket, List.of()));
    }
}
