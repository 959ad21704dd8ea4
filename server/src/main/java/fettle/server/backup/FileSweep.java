package fettle.server.backup;

import fettle.server.job.Job;
import fettle.server.store.BlobStore;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;

/// Deletes files that no row refers to a day after they were put: what a request left behind that was cut off.
public final class FileSweep implements Job {

    private static final Logger LOG = System.getLogger(FileSweep.class.getName());
    private static final Scope SWEEP = new Scope.System("sweep files");
    private static final Duration SPARED = Duration.ofHours(24);

    /// The first 60 bits of a SHA-256 tell files apart well enough to keep one too many, once in a million years.
    private static final int DIGITS = 15;

    private final Database database;
    private final BlobStore blobs;
    private final InstantSource clock;

    public FileSweep(Database database, BlobStore blobs, InstantSource clock) {
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
        return Duration.ofHours(6);
    }

    @Override
    public Duration deadline() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        Set<Long> used = new HashSet<>();
        FilesInUse.forEach(database.read(SWEEP), sha256 -> used.add(beginning(sha256)));
        int swept = blobs.sweep(clock.instant().minus(SPARED), sha256 -> used.contains(beginning(sha256)));
        if (swept > 0) {
            LOG.log(Level.INFO, "{0} files that nothing refers to are deleted", swept);
        }
    }

    private static long beginning(String sha256) {
        return Long.parseLong(sha256, 0, DIGITS, 16);
    }
}
