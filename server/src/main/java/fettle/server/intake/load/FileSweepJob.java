package fettle.server.intake.load;

import fettle.server.job.Job;
import fettle.server.store.BlobStore;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import java.time.Duration;
import java.time.InstantSource;

/// Deletes files that no row speaks of and that are older than a day: what a crash left behind between a file and its
/// row.
public final class FileSweepJob implements Job {

    private static final Scope SWEEPING = new Scope.System("sweeping files");
    private static final Duration OLD = Duration.ofDays(1);

    private final Database database;
    private final BlobStore blobs;
    private final InstantSource clock;

    public FileSweepJob(Database database, BlobStore blobs, InstantSource clock) {
        this.database = database;
        this.blobs = blobs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "file-sweep";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(24);
    }

    @Override
    public Duration deadline() {
        return Duration.ofHours(2);
    }

    @Override
    public void run() {
        Tx tx = database.read(SWEEPING);
        blobs.sweep(clock.instant().minus(OLD), sha256 -> isUsed(tx, sha256));
    }

    private static boolean isUsed(Tx tx, String sha256) {
        return tx.sql("intake.uses-of-file").set("sha256", sha256).one(row -> row.count("uses")).orElse(0) > 0;
    }
}
