package fettle.server.store.engine;

import java.nio.file.Path;

/// Where the rows are: in a folder of ours, in memory for a test, or on a PostgreSQL server.
public sealed interface DatabaseAddress {

    /// The embedded database below the data folder.
    record Folder(Path data) implements DatabaseAddress {
        @Override
        public String toString() {
            return database().toString();
        }

        Path database() {
            return data.resolve("derby").toAbsolutePath().normalize();
        }
    }

    /// An embedded database that is gone with the program.
    record Memory(String name) implements DatabaseAddress {}

    /// A PostgreSQL server by its JDBC URL, which may hold a password and so is never printed whole.
    record Server(String url) implements DatabaseAddress {
        @Override
        public String toString() {
            return url.replaceFirst("\\?.*", "").replaceFirst("//[^/@]*@", "//");
        }
    }

    default Dialect dialect() {
        return switch (this) {
            case Folder _, Memory _ -> Dialect.DERBY;
            case Server _ -> Dialect.POSTGRESQL;
        };
    }

    default String url() {
        return switch (this) {
            case Folder folder -> "jdbc:derby:" + folder.database();
            case Memory(var name) -> "jdbc:derby:memory:" + name;
            case Server(var url) -> url;
        };
    }
}
