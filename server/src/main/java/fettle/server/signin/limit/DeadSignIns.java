package fettle.server.signin.limit;

import fettle.server.job.Job;
import fettle.server.signin.Sessions;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Removes sessions and one-time links that work no more.
public final class DeadSignIns implements Job {

    private static final Scope SWEEP = new Scope.System("sweep sign-ins");

    private final Database database;
    private final InstantSource clock;
    private final Sessions<?> desk;
    private final Sessions<?> portal;

    public DeadSignIns(Database database, InstantSource clock, Sessions<?> desk, Sessions<?> portal) {
        this.database = database;
        this.clock = clock;
        this.desk = desk;
        this.portal = portal;
    }

    @Override
    public String name() {
        return "dead-sign-ins";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        desk.removeDead();
        portal.removeDead();
        database.run(SWEEP, tx -> {
            tx.sql("signin.staff-token.remove-dead").set("now", now).update();
            tx.sql("signin.portal-link.remove-dead").set("now", now).update();
        });
    }
}
