package fettle.server.monitor;

import fettle.server.job.Job;
import fettle.server.monitor.FindingStore.Place;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.server.ticket.Tickets;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Looks at tickets when an instant comes that a rule has named: a warning point, a promise. What fell while the server
/// was down is looked at once, when it is back.
public final class MonitorJob implements Job {

    private static final Scope SCOPE = new Scope.System("rules that look at an instant");
    private static final int BATCH = 200;
    private static final Duration AGAIN = Duration.ofMinutes(5);
    private static final Logger LOG = System.getLogger(MonitorJob.class.getName());

    private final Database database;
    private final InstantSource clock;
    private final Tickets tickets;
    private final Monitor monitor;
    private final FindingStore store = new FindingStore();
    private final Map<Long, Instant> failedUntil = new ConcurrentHashMap<>();

    public MonitorJob(Database database, InstantSource clock, Tickets tickets, Monitor monitor) {
        this.database = database;
        this.clock = clock;
        this.tickets = tickets;
        this.monitor = monitor;
    }

    @Override
    public String name() {
        return "monitor";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(1);
    }

    /// A ticket that cannot be looked at keeps no other waiting: it is tried again later, and the log says so.
    @Override
    public void run() {
        Instant now = clock.instant();
        failedUntil.values().removeIf(until -> !until.isAfter(now));
        for (Place place : store.due(database.read(SCOPE), now, BATCH)) {
            if (!failedUntil.containsKey(place.ticketId())) {
                attempt(place, now);
            }
        }
    }

    private void attempt(Place place, Instant now) {
        try {
            database.run(SCOPE, tx -> look(tx, place));
        } catch (RuntimeException failure) {
            if (Thread.currentThread().isInterrupted()) {
                throw failure;
            }
            failedUntil.put(place.ticketId(), now.plus(AGAIN));
            LOG.log(Level.ERROR, "The rules cannot look at the ticket with the id " + place.ticketId(), failure);
        }
    }

    private void look(Tx tx, Place place) {
        Tx client = tx.forClient(place.clientId());
        store.lock(client, place.ticketId());
        monitor.look(client, tickets.ticket(client, place.clientId(), place.ticketId()));
    }
}
