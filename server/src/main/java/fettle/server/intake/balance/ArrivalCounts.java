package fettle.server.intake.balance;

import fettle.server.store.Database;
import fettle.server.store.Ids;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/// Counts mails at the door, apart from the ledger's rows, so that the one can be held against the other.
///
/// Several rows share the count of one quarter of an hour, so that mails that come at once need not wait for each
/// other, and each program has rows of its own.
public final class ArrivalCounts {

    private static final Scope COUNTING = new Scope.System("counting mail");
    private static final int LANES = 4;

    private record Slot(Optional<Long> mailboxId, Quarter quarter, int lane) {}

    private final Database database;
    private final Ids ids;
    private final Map<Slot, Long> rows = new ConcurrentHashMap<>();

    public ArrivalCounts(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /// The row in which a mail is to be counted: to be asked for before the transaction that takes it.
    public long rowFor(Optional<Long> mailboxId, Instant receivedAt) {
        Quarter quarter = Quarter.of(receivedAt);
        var slot = new Slot(mailboxId, quarter, ThreadLocalRandom.current().nextInt(LANES));
        rows.keySet().removeIf(other -> other.quarter().number() < quarter.number());
        return rows.computeIfAbsent(slot, this::begun);
    }

    /// Counts a mail with the transaction that takes it.
    public void count(Tx tx, long row) {
        tx.sql("balance.count").set("id", row).update();
    }

    private long begun(Slot slot) {
        long id = ids.next();
        database.run(
                COUNTING,
                tx -> tx.sql("balance.begin")
                        .set("id", id)
                        .set("mailboxId", slot.mailboxId())
                        .set("quarter", slot.quarter().number())
                        .update());
        return id;
    }
}
