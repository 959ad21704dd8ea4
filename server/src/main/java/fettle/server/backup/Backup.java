package fettle.server.backup;

import fettle.server.store.BlobStore;
import fettle.server.store.Database;
import fettle.web.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/// Makes backups while the server works: the rows as they are at one moment, then the files, of which there can only be
/// more by then. A backup has its name when all of it is on the disk; until then it ends in `.part`.
///
/// The sealing key and the settings are not in it: both open doors, and belong elsewhere.
public final class Backup {

    static final String PART = ".part";

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'fettle-'yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final String FILES = "files";

    private final Database database;
    private final BlobStore blobs;
    private final InstantSource clock;
    private final ReentrantLock one = new ReentrantLock();

    public Backup(Database database, BlobStore blobs, InstantSource clock) {
        this.database = database;
        this.blobs = blobs;
        this.clock = clock;
    }

    /// What was made.
    ///
    /// @param damaged how many files of the data folder are not what they were when they were put there
    public record Made(Path folder, long rows, long files, long damaged) {}

    /// Makes a backup below this folder. A file that the newest backup there has already is linked to that one.
    public Made make(Path into) {
        if (!one.tryLock()) {
            throw new Refusal.Conflict("backup.running");
        }
        try {
            return making(into);
        } catch (IOException e) {
            throw new Refusal.Conflict("backup.not-written", into, String.valueOf(e.getMessage()));
        } finally {
            one.unlock();
        }
    }

    private Made making(Path into) throws IOException {
        Copying.createFolder(into);
        Path folder = into.resolve(NAME.format(clock.instant()));
        Path part = into.resolve(folder.getFileName() + PART);
        if (Files.exists(folder) || Files.exists(part)) {
            throw new Refusal.Conflict("backup.exists", folder);
        }
        try {
            Optional<Path> before = newest(into);
            Copying.createFolder(part);
            Made made = write(part, folder, before);
            Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
            Copying.sync(into);
            return made;
        } finally {
            Copying.delete(part);
        }
    }

    private Made write(Path part, Path folder, Optional<Path> before) throws IOException {
        var manifest = new Manifest(clock.instant(), database.dialect(), database.copyInto(part));
        long files = 0;
        long damaged = 0;
        try (var writer = new ManifestWriter(part, manifest)) {
            writeDatabase(part, writer);
            try (Stream<Path> all = blobs.files()) {
                for (Path file : (Iterable<Path>) all::iterator) {
                    Manifest.Kept kept = keep(file, part, before);
                    String name = name(file);
                    writer.file(new Manifest.Kept(kept.path(), kept.size(), name));
                    files++;
                    damaged += kept.sha256().equals(name) ? 0 : 1;
                }
            }
        }
        Copying.syncFolders(part);
        return new Made(folder, manifest.rowCount(), files, damaged);
    }

    /// The database's own copy is in place already: its files are read, and put on the disk.
    private static void writeDatabase(Path part, ManifestWriter writer) throws IOException {
        try (Stream<Path> all = Files.walk(part)) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                String path = part.relativize(file).toString();
                if (!path.equals(Manifest.FILE)) {
                    Copying.sync(file);
                    writer.file(Copying.read(part, path));
                }
            }
        }
    }

    private static Manifest.Kept keep(Path file, Path part, Optional<Path> before) throws IOException {
        String path = FILES + "/" + name(file).substring(0, 2) + "/" + file.getFileName();
        Path earlier = before.map(backup -> backup.resolve(path)).orElse(file);
        if (before.isPresent() && Files.isRegularFile(earlier)) {
            Manifest.Kept kept = Copying.read(before.get(), path);
            if (kept.sha256().equals(name(file))) {
                Copying.createFolder(part.resolve(path).resolveSibling(".").normalize());
                Files.createLink(part.resolve(path), earlier);
                return kept;
            }
        }
        return Copying.copy(file, part, path);
    }

    /// The SHA-256 that the file is known by.
    private static String name(Path file) {
        return file.resolveSibling(".").normalize().getFileName()
                + file.getFileName().toString();
    }

    private static Optional<Path> newest(Path into) throws IOException {
        try (Stream<Path> backups = Files.list(into)) {
            return backups.filter(backup -> Files.isRegularFile(backup.resolve(Manifest.FILE)))
                    .filter(backup -> !backup.toString().endsWith(PART))
                    .max(Comparator.naturalOrder());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
