package fettle.server.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Files by the SHA-256 of what is in them, each kept once: raw messages and attachments.
///
/// What `put` has returned survives a power cut: the file and its folder are on the disk by then. There are at most 256
/// folders, so that a new file costs two waits for the disk as a rule and no more.
public final class BlobStore {

    /// What was stored.
    public record Blob(String sha256, long size) {}

    /// There was more to read than the caller allows; nothing was kept.
    public static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLarge(long limit) {
            super("More than " + limit + " bytes");
        }
    }

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final int BUFFER = 64 * 1024;
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ENTERS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path folder;
    private final Path unfinished;
    private final InstantSource clock;

    /// Held while a file is found or deleted, so that the sweeper takes none that was asked for just now.
    private final Object presence = new Object();

    public BlobStore(Path folder, InstantSource clock) {
        this.folder = folder;
        this.unfinished = folder.resolve("new");
        this.clock = clock;
        try {
            createFolders();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Blob put(byte[] content) {
        return put(new ByteArrayInputStream(content), content.length);
    }

    /// Keeps all that the stream gives, or nothing when that is more than the limit or reading fails.
    public Blob put(InputStream content, long limit) {
        Path file = unfinished.resolve(UUID.randomUUID().toString());
        try {
            try {
                Blob blob = write(content, limit, file);
                place(file, path(blob.sha256()));
                return blob;
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public InputStream open(String sha256) {
        try {
            return Files.newInputStream(path(sha256));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean exists(String sha256) {
        return Files.exists(path(sha256));
    }

    public long size(String sha256) {
        try {
            return Files.size(path(sha256));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads the whole file and says whether it still is what it was.
    public boolean isIntact(String sha256) {
        try (InputStream in = Files.newInputStream(path(sha256))) {
            MessageDigest digest = Sha256.digest();
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return sha256.equals(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Every file that is kept, one after the other; to be closed.
    @SuppressWarnings("StreamResourceLeak")
    public Stream<Path> files() {
        try {
            return Files.walk(folder)
                    .filter(file -> isName(folder.relativize(file).toString().replace("/", "")))
                    .filter(Files::isRegularFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Deletes files that nobody refers to and nobody has put since `before`; returns how many.
    public int sweep(Instant before, Predicate<String> isUsed) {
        int swept = 0;
        try (Stream<Path> folders = Files.list(folder)) {
            for (Path each : folders.filter(Files::isDirectory).toList()) {
                swept += sweep(each, before, isUsed);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return swept;
    }

    /// Free bytes on the disk, so that whoever takes mail can stop before it is full; none when it can't be told.
    /// Asked of the file, since finding its file store reads the list of all mounts, for every mail.
    public long freeBytes() {
        return folder.toFile().getUsableSpace();
    }

    private void createFolders() throws IOException {
        Files.createDirectories(folder);
        createFolder(unfinished);
    }

    private void createFolder(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectory(path, OWNER_ENTERS);
            sync(folder);
        }
    }

    private static Blob write(InputStream content, long limit, Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        long size = 0;
        try (FileChannel out =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER_ONLY)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > limit) {
                    throw new TooLarge(limit);
                }
                digest.update(buffer, 0, read);
                writeAll(out, ByteBuffer.wrap(buffer, 0, read));
            }
            out.force(false);
        }
        return new Blob(HexFormat.of().formatHex(digest.digest()), size);
    }

    private static void writeAll(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    /// A file that is there already is touched, so that the sweeper leaves it, and its folder synced all the same:
    /// whoever put it first may not have got that far.
    private void place(Path file, Path place) throws IOException {
        synchronized (presence) {
            createFolder(place.resolveSibling(".").normalize());
            if (Files.exists(place)) {
                Files.setLastModifiedTime(place, FileTime.from(clock.instant()));
            } else {
                Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
                Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        sync(place.resolveSibling("."));
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            channel.force(true);
        }
    }

    /// The file itself, for whoever reads it in place. Nobody else writes it.
    public Path file(String sha256) {
        return path(sha256);
    }

    private Path path(String sha256) {
        if (!isName(sha256)) {
            throw new IllegalArgumentException("A SHA-256 has 64 hexadecimal digits");
        }
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2));
    }

    private static boolean isName(String name) {
        return SHA_256.matcher(name).matches();
    }

    private int sweep(Path within, Instant before, Predicate<String> isUsed) throws IOException {
        int swept = 0;
        for (Path file : files(within)) {
            String name = within.getFileName().toString() + file.getFileName();
            boolean isOurs = isName(name);
            if (isOld(file, before) && !(isOurs && isUsed.test(name)) && deleteIfOld(file, before)) {
                swept++;
            }
        }
        return swept;
    }

    private static List<Path> files(Path within) throws IOException {
        try (Stream<Path> files = Files.list(within)) {
            return files.toList();
        }
    }

    private boolean deleteIfOld(Path file, Instant before) throws IOException {
        synchronized (presence) {
            return isOld(file, before) && Files.deleteIfExists(file);
        }
    }

    private static boolean isOld(Path file, Instant before) throws IOException {
        return Files.getLastModifiedTime(file).toInstant().isBefore(before);
    }
}
