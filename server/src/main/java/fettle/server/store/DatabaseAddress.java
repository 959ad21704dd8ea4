package fettle.server.store;

import java.nio.file.Path;

/// Where the rows are: in a folder of ours, in memory for a test, or on a PostgreSQL server.
public sealed interface DatabaseAddress {

    record Folder(Path data) implements DatabaseAddress {}

    record Memory(String name) implements DatabaseAddress {}

    record Server(String url) implements DatabaseAddress {}

    default Dialect dialect() {
        return switch (this) {
            case Folder _, Memory _ -> Dialect.DERBY;
            case Server _ -> Dialect.POSTGRESQL;
        };
    }

    default String url() {
        return switch (this) {
            case Folder(var data) -> "jdbc:derby:" + data.resolve("derby").toAbsolutePath();
            case Memory(var name) -> "jdbc:derby:memory:" + name;
            case Server(var url) -> url;
        };
    }
}
