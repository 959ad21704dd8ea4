package fettle.server.backup;

import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.server.store.copy.DatabaseCopies;
import fettle.server.store.engine.DatabaseAddress;
import fettle.web.Refusal;
import fettle.web.text.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Puts backups back, and finds out whether one could be: nothing counts as good that was not restored and read, every
/// row and every file of it.
public final class Restore {

    private static final Scope RESTORING = new Scope.System("restore a backup");
    private static final String FILES = "files/";
    private static final List<String> SIGNED_IN = List.of(
            "backup.end-desk-sessions",
            "backup.end-portal-sessions",
            "backup.end-portal-links",
            "backup.end-staff-links");

    private final Texts texts;
    private final Function<DatabaseAddress, Database> open;

    /// @param open opens a database as the server does, which also brings it up to this program's schema
    public Restore(Texts texts, Function<DatabaseAddress, Database> open) {
        this.texts = texts;
        this.open = open;
    }

    /// Restores the rows to a place of their own, reads them and every file, and removes that place again.
    ///
    /// @param server a PostgreSQL server where a database may be made for a moment, for a backup of one
    public Verdict check(Path backup, Optional<DatabaseAddress.Server> server) {
        try {
            ManifestReader manifest = ManifestReader.of(backup);
            return switch (manifest.manifest().dialect()) {
                case DERBY -> checkInFolder(backup, manifest);
                case POSTGRESQL -> checkOnServer(backup, manifest, required(server));
            };
        } catch (IOException | UncheckedIOException e) {
            throw new Refusal.Conflict("backup.unreadable", backup, String.valueOf(e.getMessage()));
        }
    }

    /// Makes a data folder of the backup, which appears under its name when all of it has proved to be
    /// good. Nobody is signed in to it.
    ///
    /// @param server an empty database on a PostgreSQL server, for a backup of one and no other
    public Verdict restore(Path backup, Path data, Optional<DatabaseAddress.Server> server) {
        if (Files.exists(data)) {
            throw new Refusal.Conflict("backup.data-exists", data);
        }
        Path part = data.resolveSibling(data.getFileName() + Backup.PART);
        try {
            ManifestReader manifest = ManifestReader.of(backup);
            DatabaseAddress address = address(manifest, part, server);
            Copying.delete(part);
            Copying.createFolder(part);
            Verdict verdict = restored(backup, manifest, part, address);
            if (verdict.good()) {
                Copying.syncFolders(part);
                Files.move(part, data, StandardCopyOption.ATOMIC_MOVE);
                Copying.sync(data.toAbsolutePath().resolveSibling(".").normalize());
            }
            Copying.delete(part);
            return verdict;
        } catch (IOException | UncheckedIOException e) {
            throw new Refusal.Conflict("backup.not-restored", backup, String.valueOf(e.getMessage()));
        }
    }

    private Verdict checkInFolder(Path backup, ManifestReader manifest) throws IOException {
        Path place = Files.createTempDirectory("fettle-check");
        try {
            return verdict(backup, manifest, place, new DatabaseAddress.Folder(place), _ -> {});
        } finally {
            Copying.delete(place);
        }
    }

    private Verdict checkOnServer(Path backup, ManifestReader manifest, DatabaseAddress.Server near)
            throws IOException {
        DatabaseAddress.Server scratch = DatabaseCopies.scratch(near);
        try {
            return verdict(backup, manifest, backup, scratch, _ -> {});
        } finally {
            DatabaseCopies.drop(near, scratch);
        }
    }

    private DatabaseAddress address(ManifestReader manifest, Path data, Optional<DatabaseAddress.Server> server)
            throws IOException {
        return switch (manifest.manifest().dialect()) {
            case DERBY -> folder(data, server);
            case POSTGRESQL -> required(server);
        };
    }

    private static DatabaseAddress folder(Path data, Optional<DatabaseAddress.Server> server) {
        if (server.isPresent()) {
            throw new Refusal.Conflict("backup.of-embedded");
        }
        return new DatabaseAddress.Folder(data);
    }

    private static DatabaseAddress.Server required(Optional<DatabaseAddress.Server> server) {
        return server.orElseThrow(() -> new Refusal.Invalid("backup.needs-server"));
    }

    private Verdict restored(Path backup, ManifestReader manifest, Path part, DatabaseAddress address)
            throws IOException {
        Verdict verdict = verdict(backup, manifest, part, address, Restore::endSessions);
        if (verdict.good()) {
            manifest.forEachFile(kept -> {
                if (kept.path().startsWith(FILES)) {
                    copy(backup, part, kept);
                }
            });
        }
        return verdict;
    }

    private static void copy(Path backup, Path to, Manifest.Kept kept) {
        try {
            Manifest.Kept written = Copying.copy(backup.resolve(kept.path()), to, kept.path());
            if (!written.equals(kept)) {
                throw new IOException(kept.path() + " changed while it was read");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Files first: on a database whose files are not what they were, nothing that it says would count.
    private Verdict verdict(Path backup, ManifestReader reader, Path place, DatabaseAddress address, Consumer<Tx> then)
            throws IOException {
        var wrong = new Verdict.Findings(texts);
        long[] files = {0};
        reader.forEachFile(kept -> {
            compare(backup, kept, wrong);
            files[0] += kept.path().startsWith(FILES) ? 1 : 0;
        });
        if (!wrong.none()) {
            return wrong.bad(backup.toString());
        }
        Manifest manifest = reader.manifest();
        bringRows(backup, reader, place, address);
        compareRows(manifest, address, wrong);
        compareReferences(backup, address, wrong, then);
        return wrong.none()
                ? new Verdict(true, texts.with("backup.good", backup, manifest.madeAt(), manifest.rowCount(), files[0]))
                : wrong.bad(backup.toString());
    }

    private static void compare(Path backup, Manifest.Kept kept, Verdict.Findings wrong) {
        try {
            if (!Files.isRegularFile(backup.resolve(kept.path()))) {
                wrong.add("backup.missing", kept.path());
                return;
            }
            Manifest.Kept found = Copying.read(backup, kept.path());
            if (found.size() != kept.size()) {
                wrong.add("backup.other-size", kept.path(), found.size(), kept.size());
            } else if (!found.equals(kept)) {
                wrong.add("backup.other-content", kept.path());
            }
        } catch (IOException e) {
            wrong.add("backup.unreadable-file", kept.path(), String.valueOf(e.getMessage()));
        }
    }

    private static void bringRows(Path backup, ManifestReader reader, Path place, DatabaseAddress address)
            throws IOException {
        switch (address) {
            case DatabaseAddress.Folder _ ->
                reader.forEachFile(kept -> {
                    if (!kept.path().startsWith(FILES)) {
                        copy(backup, place, kept);
                    }
                });
            case DatabaseAddress.Server server -> DatabaseCopies.restore(backup, server);
            case DatabaseAddress.Memory memory -> throw new IllegalArgumentException("Nothing lasts in " + memory);
        }
    }

    private static void compareRows(Manifest manifest, DatabaseAddress address, Verdict.Findings wrong) {
        var found = DatabaseCopies.read(address);
        manifest.rows().forEach((table, rows) -> {
            if (!rows.equals(found.get(table))) {
                wrong.add("backup.other-rows", table, found.getOrDefault(table, 0L), rows);
            }
        });
    }

    private void compareReferences(Path backup, DatabaseAddress address, Verdict.Findings wrong, Consumer<Tx> then) {
        try (Database database = open.apply(address)) {
            FilesInUse.forEach(database.read(RESTORING), sha256 -> {
                String path = FILES + sha256.substring(0, 2) + "/" + sha256.substring(2);
                if (!Files.isRegularFile(backup.resolve(path))) {
                    wrong.add("backup.missing-file", sha256);
                }
            });
            database.run(RESTORING, then);
        }
    }

    /// Whoever was signed in, or had a link, when the backup was made: that may be long ago and taken back.
    private static void endSessions(Tx tx) {
        SIGNED_IN.forEach(statement -> tx.sql(statement).update());
    }
}
