package fettle.server.job;

import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.SqlFailure;
import fettle.server.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A lease as a row: its holder, until when, and a fencing number that grows each time another node takes it.
public final class SharedLease implements Lease {

    private record Held(long fencing, Instant until) {}

    private static final Scope SCOPE = new Scope.System("job leases");
    private static final Duration LENGTH = Duration.ofSeconds(15);

    private final Database database;
    private final InstantSource clock;
    private final String node;
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    /// @param node what tells this node from the others, up to 60 characters
    public SharedLease(Database database, InstantSource clock, String node) {
        this.database = database;
        this.clock = clock;
        this.node = node;
    }

    @Override
    public boolean hold(String job) {
        Instant now = clock.instant();
        Optional<Held> mine = Optional.ofNullable(held.get(job));
        if (mine.isPresent() && now.isBefore(mine.get().until().minus(LENGTH.dividedBy(2)))) {
            return true;
        }
        Optional<Held> got = mine.flatMap(lease -> renew(job, lease, now)).or(() -> take(job, now));
        got.ifPresentOrElse(lease -> held.put(job, lease), () -> held.remove(job));
        return got.isPresent();
    }

    @Override
    public void giveBack(String job) {
        Optional.ofNullable(held.remove(job))
                .ifPresent(lease -> database.run(
                        SCOPE,
                        tx -> tx.sql("job.lease-give-back")
                                .set("name", job)
                                .set("holder", node)
                                .set("fencing", lease.fencing())
                                .update()));
    }

    private Optional<Held> renew(String job, Held lease, Instant now) {
        Instant until = now.plus(LENGTH);
        return database.transaction(SCOPE, tx -> renew(tx, job, lease, until))
                ? Optional.of(new Held(lease.fencing(), until))
                : Optional.empty();
    }

    private boolean renew(Tx tx, String job, Held lease, Instant until) {
        return tx.sql("job.lease-renew")
                        .set("name", job)
                        .set("holder", node)
                        .set("fencing", lease.fencing())
                        .set("until", until)
                        .update()
                == 1;
    }

    private Optional<Held> take(String job, Instant now) {
        Instant until = now.plus(LENGTH);
        Optional<Long> fencing =
                database.read(SCOPE).sql("job.lease-find").set("name", job).one(row -> row.id("fencing"));
        return fencing.isEmpty() ? insert(job, until) : take(job, fencing.get(), now, until);
    }

    private Optional<Held> take(String job, long fencing, Instant now, Instant until) {
        long taken = database.transaction(
                SCOPE,
                tx -> tx.sql("job.lease-take")
                        .set("name", job)
                        .set("holder", node)
                        .set("fencing", fencing)
                        .set("until", until)
                        .set("now", now)
                        .update());
        return taken == 1 ? Optional.of(new Held(fencing + 1, until)) : Optional.empty();
    }

    private Optional<Held> insert(String job, Instant until) {
        try {
            database.run(
                    SCOPE,
                    tx -> tx.sql("job.lease-insert")
                            .set("name", job)
                            .set("holder", node)
                            .set("until", until)
                            .update());
            return Optional.of(new Held(1, until));
        } catch (RuntimeException e) {
            if (SqlFailure.isDuplicate(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
