package fettle.server.store.keys;

import fettle.server.store.Database;
import fettle.server.store.Scope;

/// Numbers that people see, taken from a counter twenty at a time and outside the transaction that uses them: a counter
/// row inside it would make everybody wait for the one before. A restart may skip some.
public final class Numbers {

    private static final int BLOCK = 20;
    private static final Scope SCOPE = new Scope.System("take numbers");

    private final Database database;
    private final String counter;
    private long next;
    private long end;

    /// Numbers from one row of the table `counter`.
    public Numbers(Database database, String counter) {
        this.database = database;
        this.counter = counter;
    }

    public synchronized long next() {
        if (next == end) {
            end = reserve();
            next = end - BLOCK;
        }
        return next++;
    }

    private long reserve() {
        return database.transaction(SCOPE, tx -> {
            tx.sql("keys.take-numbers").set("block", BLOCK).set("name", counter).update();
            return tx.sql("keys.next-number")
                    .set("name", counter)
                    .one(row -> row.id("next_value"))
                    .orElseThrow();
        });
    }
}
