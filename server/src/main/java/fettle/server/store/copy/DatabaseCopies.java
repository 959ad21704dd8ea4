package fettle.server.store.copy;

import fettle.server.store.engine.DatabaseAddress;
import fettle.server.store.engine.Derby;
import fettle.web.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.SortedMap;
import javax.sql.DataSource;

/// Copies of a database that are made while it works, each with how many rows its tables have.
public final class DatabaseCopies {

    private DatabaseCopies() {}

    /// Writes a copy into a folder that is empty, and returns the number of rows by table.
    public static SortedMap<String, Long> make(DatabaseAddress address, DataSource source, Path folder) {
        try {
            return switch (address) {
                case DatabaseAddress.Folder _, DatabaseAddress.Memory _ -> DerbyCopy.make(source, folder);
                case DatabaseAddress.Server server -> PostgresDump.make(server, source, folder);
            };
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("The database " + address + " could not be copied: " + e.getMessage(), e);
        }
    }

    /// Reads all of a database that nobody has open, and returns the number of rows by table.
    public static SortedMap<String, Long> read(DatabaseAddress address) {
        try {
            return switch (address) {
                case DatabaseAddress.Folder(var folder) -> {
                    Derby.configure(address);
                    yield DerbyCopy.read(folder);
                }
                case DatabaseAddress.Memory memory -> throw new IllegalArgumentException("Nobody else has " + memory);
                case DatabaseAddress.Server server -> PostgresDump.read(server);
            };
        } catch (SQLException e) {
            throw new Refusal.Conflict("backup.unreadable-rows", String.valueOf(e.getMessage()));
        }
    }

    /// Puts the rows of a copy into an empty database on a PostgreSQL server.
    public static void restore(Path folder, DatabaseAddress.Server into) {
        PostgresDump.restore(folder, into);
    }

    /// Makes an empty database on the server of this one, for a moment.
    public static DatabaseAddress.Server scratch(DatabaseAddress.Server near) {
        return PostgresDump.scratch(near);
    }

    public static void drop(DatabaseAddress.Server near, DatabaseAddress.Server scratch) {
        PostgresDump.drop(near, scratch);
    }
}
