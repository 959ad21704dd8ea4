package fettle.server.store.copy;

import fettle.server.store.engine.DatabaseAddress;
import fettle.server.store.engine.Derby;
import fettle.server.store.schema.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Stream;
import javax.sql.DataSource;

/// A copy of the embedded database, in a folder `derby` as the data folder has it.
final class DerbyCopy {

    private DerbyCopy() {}

    /// Copies the database while it works: writers wait for moments only.
    static SortedMap<String, Long> make(DataSource source, Path folder) throws SQLException, IOException {
        try (Connection connection = source.getConnection();
                var backup = connection.prepareCall("CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE(?)")) {
            backup.setString(1, folder.toAbsolutePath().toString());
            backup.execute();
        }
        Path made = onlyFolder(folder);
        Files.move(made, made.resolveSibling("derby"), StandardCopyOption.ATOMIC_MOVE);
        return read(folder);
    }

    /// Reads all of it and checks its indexes. This works the copy's log off, so its files are others afterwards.
    static SortedMap<String, Long> read(Path folder) throws SQLException {
        String url = new DatabaseAddress.Folder(folder).url();
        try (Connection connection = DriverManager.getConnection(url)) {
            SortedMap<String, Long> counts = FullRead.of(connection);
            checkIndexes(connection);
            return counts;
        } finally {
            Derby.shutDown(url);
        }
    }

    private static Path onlyFolder(Path within) throws IOException {
        try (Stream<Path> folders = Files.list(within)) {
            return folders.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    private static void checkIndexes(Connection connection) throws SQLException {
        try (PreparedStatement check =
                connection.prepareStatement("VALUES SYSCS_UTIL.SYSCS_CHECK_TABLE(CURRENT SCHEMA, ?)")) {
            for (String table : Tables.of(connection)) {
                check.setString(1, table.toUpperCase(Locale.ROOT));
                check.executeQuery().close();
            }
        }
    }
}
