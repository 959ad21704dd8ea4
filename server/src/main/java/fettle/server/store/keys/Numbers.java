package fettle.server.store.keys;

import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;

/// Numbers that people see, from a counter. Twenty at a time are set aside, since whoever takes one from the counter's
/// row makes everybody else wait until their transaction ends. A restart may skip some.
///
/// They are set aside between transactions: one that waited for a second connection while it holds its own would, with
/// enough others like it, wait for ever. What is asked for meanwhile comes from the row.
public final class Numbers {

    private static final int BLOCK = 20;
    private static final Scope SCOPE = new Scope.System("take numbers");

    private final Database database;
    private final String counter;
    private final AtomicBoolean settingAside = new AtomicBoolean();
    private long next;
    private long end;

    /// Numbers from one row of the table `counter`.
    public Numbers(Database database, String counter) {
        this.database = database;
        this.counter = counter;
    }

    public long next(Tx tx) {
        OptionalLong aside = takeFromAside();
        if (aside.isPresent()) {
            return aside.getAsLong();
        }
        tx.afterCommit(this::setAside);
        return take(tx, 1);
    }

    private synchronized OptionalLong takeFromAside() {
        return next == end ? OptionalLong.empty() : OptionalLong.of(next++);
    }

    private void setAside() {
        if (settingAside.compareAndSet(false, true)) {
            try {
                addAside();
            } finally {
                settingAside.set(false);
            }
        }
    }

    private void addAside() {
        if (!isUsedUp()) {
            return;
        }
        long first = database.transaction(SCOPE, tx -> take(tx, BLOCK));
        synchronized (this) {
            next = first;
            end = first + BLOCK;
        }
    }

    private synchronized boolean isUsedUp() {
        return next == end;
    }

    /// The first of so many numbers that are the transaction's own.
    private long take(Tx tx, int count) {
        tx.sql("keys.take-numbers").set("block", count).set("name", counter).update();
        return tx.sql("keys.next-number")
                        .set("name", counter)
                        .one(row -> row.id("next_value"))
                        .orElseThrow()
                - count;
    }
}
