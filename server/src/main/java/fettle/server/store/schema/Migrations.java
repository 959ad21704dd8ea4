package fettle.server.store.schema;

import fettle.server.store.engine.Dialect;
import fettle.server.store.engine.StartRefused;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/// Brings the schema up to what this program needs: forward only, each step once and in one transaction.
///
/// What has been applied stands in `schema_version` with its SHA-256, so that a step that was edited later, or a schema
/// that is newer than the program, stops the start.
public final class Migrations {

    private static final String NAMESPACE = "fettle schema";

    private final List<Migration> steps;
    private final InstantSource clock;

    public Migrations(List<Migration> steps, InstantSource clock) {
        this.steps = List.copyOf(steps);
        this.clock = clock;
        var numbers = new HashSet<Integer>();
        for (Migration step : steps) {
            if (!numbers.add(step.number())) {
                throw new IllegalStateException("Two migrations have the number of " + step);
            }
        }
    }

    public void apply(DataSource source, Dialect dialect) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                inTransaction(connection, dialect, () -> createVersions(connection));
                var before = new HashMap<Integer, String>();
                inTransaction(connection, dialect, () -> before.putAll(applied(connection)));
                check(before);
                for (Migration step : steps) {
                    if (!before.containsKey(step.number())) {
                        inTransaction(connection, dialect, () -> applyOnce(connection, dialect, step));
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private interface Work {
        void run() throws SQLException;
    }

    /// Two nodes that start together take turns. On Derby nobody else can be here.
    private static void inTransaction(Connection connection, Dialect dialect, Work work) throws SQLException {
        if (dialect == Dialect.POSTGRESQL) {
            execute(connection, "SELECT pg_advisory_xact_lock(hashtext('" + NAMESPACE + "'))");
        }
        work.run();
        connection.commit();
    }

    private static void createVersions(Connection connection) throws SQLException {
        if (Tables.of(connection).contains("schema_version")) {
            return;
        }
        execute(connection, """
                CREATE TABLE schema_version (number INTEGER NOT NULL PRIMARY KEY, name VARCHAR(100) NOT NULL,
                  sha256 VARCHAR(64) NOT NULL, applied_at BIGINT NOT NULL)""");
    }

    private void check(Map<Integer, String> applied) {
        int known = steps.stream().mapToInt(Migration::number).max().orElse(0);
        int last = applied.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        if (last > known) {
            throw new StartRefused(
                    StartRefused.MISCONFIGURED,
                    "The database has schema " + last + " and this program knows schemas up to " + known
                            + ": start the newer Fettle again, or restore a backup from before the update");
        }
        for (Migration step : steps) {
            if (!step.sha256().equals(applied.getOrDefault(step.number(), step.sha256()))) {
                throw new StartRefused(
                        StartRefused.MISCONFIGURED,
                        "Migration " + step + " is not the one that this database was made with:"
                                + " start the version of Fettle that made it");
            }
        }
    }

    /// Another node may have been first.
    private void applyOnce(Connection connection, Dialect dialect, Migration step) throws SQLException {
        if (applied(connection).containsKey(step.number())) {
            return;
        }
        for (String sql : step.statements(dialect)) {
            try {
                execute(connection, sql);
            } catch (SQLException e) {
                throw new SQLException("Migration " + step + " failed at: " + sql, e.getSQLState(), e);
            }
        }
        record(connection, step);
    }

    private void record(Connection connection, Migration step) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO schema_version (number, name, sha256, applied_at) VALUES (?, ?, ?, ?)")) {
            insert.setInt(1, step.number());
            insert.setString(2, step.name());
            insert.setString(3, step.sha256());
            insert.setLong(4, clock.millis());
            insert.executeUpdate();
        }
    }

    /// The numbers of the steps that are done, with the SHA-256 of what was done.
    private static Map<Integer, String> applied(Connection connection) throws SQLException {
        var applied = new HashMap<Integer, String>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT number, sha256 FROM schema_version")) {
            while (rows.next()) {
                applied.put(rows.getInt(1), rows.getString(2));
            }
        }
        return applied;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
