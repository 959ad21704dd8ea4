package fettle.server.backup;

import fettle.server.store.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Files on their way into a backup and out of it: read to the end, and on the disk before anybody relies on them.
final class Copying {

    private static final int BUFFER = 64 * 1024;
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ENTERS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private Copying() {}

    static void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder, OWNER_ENTERS);
    }

    /// Copies a file and returns what was read.
    static Manifest.Kept copy(Path from, Path backup, String path) throws IOException {
        Path to = backup.resolve(path);
        createFolder(to.resolveSibling(".").normalize());
        try (FileChannel out =
                FileChannel.open(to, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER_ONLY)) {
            Manifest.Kept kept = read(from, path, bytes -> writeAll(out, bytes));
            out.force(true);
            return kept;
        }
    }

    /// Reads a file to its end.
    static Manifest.Kept read(Path backup, String path) throws IOException {
        return read(backup.resolve(path), path, _ -> {});
    }

    /// Has every folder below this one, and it, on the disk.
    static void syncFolders(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : (Iterable<Path>) all.filter(Files::isDirectory)::iterator) {
                sync(each);
            }
        }
    }

    static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            channel.force(true);
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.delete(each);
            }
        }
    }

    /// Where bytes go that were read.
    private interface Sink {
        void take(ByteBuffer bytes) throws IOException;
    }

    private static Manifest.Kept read(Path file, String path, Sink sink) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                size += read;
                sink.take(ByteBuffer.wrap(buffer, 0, read));
            }
        }
        return new Manifest.Kept(path, size, HexFormat.of().formatHex(digest.digest()));
    }

    private static void writeAll(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
