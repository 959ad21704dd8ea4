package fettle.server.monitor;

import fettle.server.job.Job;
import fettle.server.monitor.FindingStore.Place;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.server.ticket.Tickets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Looks at tickets when an instant comes that a rule has named: a warning point, a promise. What fell while the server
/// was down is looked at once, when it is back.
public final class MonitorJob implements Job {

    private static final Scope SCOPE = new Scope.System("rules that look at an instant");
    private static final int BATCH = 200;

    private final Database database;
    private final InstantSource clock;
    private final Tickets tickets;
    private final Monitor monitor;
    private final FindingStore store = new FindingStore();

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

    /// Ends when nothing is due: a ticket that was looked at has no trigger in the past any more.
    @Override
    public void run() {
        List<Place> due = store.due(database.read(SCOPE), clock.instant(), BATCH);
        while (!due.isEmpty()) {
            due.forEach(place -> database.run(SCOPE, tx -> look(tx, place)));
            due = due.size() < BATCH ? List.of() : store.due(database.read(SCOPE), clock.instant(), BATCH);
        }
    }

    private void look(Tx tx, Place place) {
        Tx client = tx.forClient(place.clientId());
        store.lock(client, place.ticketId());
        monitor.look(client, tickets.ticket(client, place.clientId(), place.ticketId()));
    }
}
