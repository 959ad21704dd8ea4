package fettle.server.store.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;

/// The data folder, held by this program alone for as long as it runs. The lock ends with the program, however it ends.
public final class DataFolder implements AutoCloseable {

    private static final Set<String> WITHOUT_RELIABLE_LOCKS =
            Set.of("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs");

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /// Creates the folder, which only its owner may enter, unless it is there.
    public static void create(Path path) {
        try {
            Files.createDirectories(path.toAbsolutePath().resolveSibling("."));
            if (!Files.isDirectory(path)) {
                Files.createDirectory(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        } catch (IOException e) {
            throw new StartRefused(
                    StartRefused.MISCONFIGURED, "The data folder " + path + " can't be created: " + e.getMessage(), e);
        }
    }

    public static DataFolder lock(Path path) {
        create(path);
        try {
            refuseNetwork(path);
            FileChannel channel =
                    FileChannel.open(path.resolve("fettle.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new StartRefused(
                        StartRefused.BUSY,
                        "Another Fettle is running on " + path + ": stop it, or start this one with another --data");
            }
            return new DataFolder(path, channel);
        } catch (IOException e) {
            throw new StartRefused(
                    StartRefused.MISCONFIGURED, "The data folder " + path + " can't be locked: " + e.getMessage(), e);
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuseNetwork(Path path) throws IOException {
        String type = Files.getFileStore(path).type().toLowerCase(Locale.ROOT);
        if (WITHOUT_RELIABLE_LOCKS.contains(type)) {
            throw new StartRefused(
                    StartRefused.MISCONFIGURED,
                    "The data folder " + path + " is on a network drive (" + type + "), where locks are not reliable:"
                            + " choose a local disk, or PostgreSQL by --db-url");
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
