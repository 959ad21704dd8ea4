package fettle.server.store.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The migrations that this program brings along, in their order, from its jar or its classes folder.
public final class MigrationFiles {

    private static final String FOLDER = "migrations/";

    private MigrationFiles() {}

    public static List<Migration> all() {
        try {
            Path program = Path.of(MigrationFiles.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(program)) {
                return read(program.resolve(FOLDER));
            }
            return ofJar(program);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// By the index that the JVM has of its own jar: a file system of it would make another one of some 8,000
    /// entries.
    private static List<Migration> ofJar(Path program) throws IOException {
        try (var jar = new ZipFile(program.toFile())) {
            return inOrder(jar.stream()
                    .filter(entry -> entry.getName().startsWith(FOLDER) && !entry.isDirectory())
                    .map(entry -> migration(jar, entry)));
        }
    }

    private static Migration migration(ZipFile jar, ZipEntry entry) {
        try (InputStream text = jar.getInputStream(entry)) {
            return Migration.of(
                    entry.getName().substring(FOLDER.length()),
                    new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Migration> read(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return inOrder(files.map(MigrationFiles::migration));
        }
    }

    private static List<Migration> inOrder(Stream<Migration> found) {
        return found.sorted(Comparator.comparingInt(Migration::number)).toList();
    }

    private static Migration migration(Path file) {
        try {
            return Migration.of(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
