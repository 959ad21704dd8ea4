package fettle.server.backup;

import fettle.server.store.engine.Dialect;
import java.time.Instant;
import java.util.SortedMap;

/// What a backup says about itself: when it was made, from which kind of database, and how many rows each table had.
/// The files that belong to it are listed in the same file, which may be too long to have in memory.
record Manifest(Instant madeAt, Dialect dialect, SortedMap<String, Long> rows) {

    /// The name of its file.
    static final String FILE = "manifest";

    /// One file of the backup.
    ///
    /// @param path below the backup's folder
    record Kept(String path, long size, String sha256) {}

    long rowCount() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }
}
