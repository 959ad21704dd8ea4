package fettle.server.store.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The migrations that this program brings along, in their order, from its jar or its classes folder.
public final class MigrationFiles {

    private static final String FOLDER = "migrations";

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
            try (FileSystem jar = FileSystems.newFileSystem(program)) {
                return read(jar.getPath(FOLDER));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Migration> read(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(MigrationFiles::migration)
                    .sorted(Comparator.comparingInt(Migration::number))
                    .toList();
        }
    }

    private static Migration migration(Path file) {
        try {
            return Migration.of(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
