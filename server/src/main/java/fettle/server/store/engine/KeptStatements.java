package fettle.server.store.engine;

import com.zaxxer.hikari.util.DriverDataSource;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Properties;
import java.util.SequencedMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The statements that one connection has prepared, kept for the next time: whoever closes one hands it back.
///
/// Derby builds what runs a statement anew for each that is prepared, which costs more than most of ours take to run.
/// A statement in use is not among those kept, so one that runs within itself is prepared twice.
final class KeptStatements {

    /// Of the some 300 that there are, more than any page or job runs; beyond it the one unused for longest is
    /// closed.
    private static final int MOST = 120;

    private final Connection connection;
    private final SequencedMap<String, Kept> idle = new LinkedHashMap<>();

    private KeptStatements(Connection connection) {
        this.connection = connection;
    }

    /// Connections that keep their statements until they are closed themselves.
    static DataSource of(String url) {
        var driver = new DriverDataSource(url, null, new Properties(), null, null);
        return StandIn.of(
                DataSource.class,
                (call, with) -> call.getName().equals("getConnection")
                        ? keeping(driver.getConnection())
                        : call.invoke(driver, with));
    }

    private static Connection keeping(Connection connection) {
        var statements = new KeptStatements(connection);
        return StandIn.of(
                Connection.class,
                (call, with) -> call.getName().equals("prepareStatement") && with.length == 1
                        ? statements.prepare((String) with[0])
                        : call.invoke(connection, with));
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        Kept known = idle.remove(sql);
        return known == null ? new Kept(sql, connection.prepareStatement(sql)).lent : known.lent;
    }

    private void keep(Kept statement) throws SQLException {
        Kept twin = idle.put(statement.sql, statement);
        if (twin != null && twin != statement) {
            twin.statement.close();
        }
        if (idle.size() > MOST) {
            idle.pollFirstEntry().getValue().statement.close();
        }
    }

    /// A prepared statement, in use or waiting for it.
    private final class Kept implements StandIn {

        private final String sql;
        private final PreparedStatement statement;
        private final PreparedStatement lent = StandIn.of(PreparedStatement.class, this);
        private Optional<ResultSet> rows = Optional.empty();

        Kept(String sql, PreparedStatement statement) {
            this.sql = sql;
            this.statement = statement;
        }

        @Override
        public @Nullable Object answer(Method call, Object[] with) throws Exception {
            return switch (call.getName()) {
                case "executeQuery" -> {
                    ResultSet found = statement.executeQuery();
                    rows = Optional.of(found);
                    yield found;
                }
                case "close" -> {
                    handBack();
                    yield null;
                }
                default -> call.invoke(statement, with);
            };
        }

        /// With its rows closed, since they hold locks, and its parameters forgotten, since they may be long.
        private void handBack() throws SQLException {
            if (statement.isClosed()) {
                return;
            }
            if (rows.isPresent()) {
                rows.get().close();
            }
            rows = Optional.empty();
            statement.clearParameters();
            keep(this);
        }
    }
}
