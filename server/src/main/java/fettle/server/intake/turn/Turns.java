package fettle.server.intake.turn;

import fettle.server.client.Clients;
import fettle.server.mail.MessageIds;
import fettle.server.mail.transport.Arrival;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.SqlFile;
import fettle.server.store.Tx;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Gives mails their turns at the door: clients and mailboxes one after the other, answers to us first. A
/// turn is only an order: as long as anything waits, something is sorted.
///
/// Where each lane has come to is remembered here, and found again in the ledger after a restart. Two programs on one
/// database each count their own, which is as fair as is needed.
public final class Turns {

    public static final SqlFile STATEMENTS = new SqlFile(Turns.class, "turn.sql");

    private static final Scope TAKING = new Scope.System("taking mail");

    private final Database database;
    private final Lanes lanes;
    private final ReentrantLock counting = new ReentrantLock();
    private Optional<Places> places = Optional.empty();

    public Turns(Database database, Clients clients, MessageIds ids, InstantSource clock) {
        this.database = database;
        this.lanes = new Lanes(clients, ids, clock);
    }

    public Turn next(Arrival arrival, FirstLook look) {
        Tx tx = database.read(TAKING);
        Lane lane = lanes.lane(tx, arrival, look);
        counting.lock();
        try {
            return new Turn(lane.owner(), places(tx).next(lane));
        } finally {
            counting.unlock();
        }
    }

    /// This one is being sorted now.
    public void reached(Turn turn) {
        counting.lock();
        try {
            places(database.read(TAKING)).reached(turn.place());
        } finally {
            counting.unlock();
        }
    }

    private Places places(Tx tx) {
        if (places.isEmpty()) {
            places = Optional.of(waiting(tx));
        }
        return places.get();
    }

    private static Places waiting(Tx tx) {
        var last = new HashMap<Lane, Long>();
        tx.sql("turn.waiting")
                .list(row -> last.put(
                        new Lane(row.optionalId("mailbox_id"), row.text("owner"), Lane.Pace.ORDINARY),
                        row.id("last_turn")));
        long first = tx.sql("turn.first").one(row -> row.id("turn")).orElse(0L);
        return new Places(first, last);
    }
}
