package fettle.server.store.copy;

import fettle.server.store.engine.DatabaseAddress;
import fettle.server.store.schema.Tables;
import fettle.web.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import javax.sql.DataSource;

/// A copy of a database on a PostgreSQL server, by its own programs: a file in the custom format of pg_dump.
final class PostgresDump {

    private static final String FILE = "rows.pgdump";

    private PostgresDump() {}

    /// Copies and counts the same rows, whatever is written meanwhile: both look at one snapshot.
    static SortedMap<String, Long> make(DatabaseAddress.Server server, DataSource source, Path folder)
            throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0");
                dump(server, snapshot(statement), folder.resolve(FILE));
                return FullRead.of(connection);
            } finally {
                connection.rollback();
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                connection.setAutoCommit(true);
            }
        }
    }

    static SortedMap<String, Long> read(DatabaseAddress.Server server) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url())) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET app.client = 'all'");
            }
            return FullRead.of(connection);
        }
    }

    static void restore(Path folder, DatabaseAddress.Server into) {
        refuseUnlessEmpty(into);
        List<String> arguments = new ArrayList<>(List.of("--no-owner", "--no-privileges", "--exit-on-error"));
        arguments.add("--dbname=" + PostgresProgram.connection(into));
        arguments.add(folder.resolve(FILE).toString());
        PostgresProgram.run("pg_restore", arguments, into);
    }

    static DatabaseAddress.Server scratch(DatabaseAddress.Server near) {
        String name = "fettle_check_" + UUID.randomUUID().toString().replace("-", "");
        administer(near, "CREATE DATABASE " + name);
        return new DatabaseAddress.Server(near.url().replaceFirst("/[^/?]*(\\?|$)", "/" + name + "$1"));
    }

    static void drop(DatabaseAddress.Server near, DatabaseAddress.Server scratch) {
        administer(near, "DROP DATABASE " + scratch.toString().replaceFirst(".*/", "") + " WITH (FORCE)");
    }

    private static void administer(DatabaseAddress.Server near, String sql) {
        try (Connection connection = DriverManager.getConnection(near.url());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new Refusal.Conflict("backup.no-scratch", near.toString(), String.valueOf(e.getMessage()));
        }
    }

    /// Row-level security holds for our own role too, and our option lets it see every row; by itself
    /// pg_dump would stop at the first table.
    private static void dump(DatabaseAddress.Server server, String snapshot, Path file) {
        PostgresProgram.run(
                "pg_dump",
                List.of(
                        "--format=custom",
                        "--no-owner",
                        "--no-privileges",
                        "--enable-row-security",
                        "--snapshot=" + snapshot,
                        "--file=" + file,
                        "--dbname=" + PostgresProgram.connection(server)),
                server);
        sync(file);
    }

    private static String snapshot(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT pg_export_snapshot()")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void sync(Path file) {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuseUnlessEmpty(DatabaseAddress.Server into) {
        try (Connection connection = DriverManager.getConnection(into.url())) {
            if (!Tables.of(connection).isEmpty()) {
                throw new Refusal.Conflict("backup.database-in-use", into.toString());
            }
        } catch (SQLException e) {
            throw new Refusal.Conflict("backup.no-database", into.toString(), String.valueOf(e.getMessage()));
        }
    }
}
