package fettle.server.store.engine;

import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.jdbc.JdbcConnectionPool;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/// Connections that make DB Client 4.1.7 behave alike on Derby and PostgreSQL: nulls bind, long text reads as a
/// String, columns have lower-case names, and a statement that can't run gives its connection back.
public final class PortablePool implements JdbcConnectionPool {

    private final DataSource source;
    private final Map<String, Columns> columns = new ConcurrentHashMap<>();

    public PortablePool(DataSource source) {
        this.source = source;
    }

    @Override
    public Connection connection() {
        try {
            Connection connection = source.getConnection();
            return StandIn.of(
                    Connection.class,
                    (call, with) -> call.getName().equals("prepareStatement")
                            ? prepare(connection, (String) with[0])
                            : call.invoke(connection, with));
        } catch (SQLException e) {
            throw new DbClientException("No connection to the database", e);
        }
    }

    /// Outside a transaction a statement owns its connection: DB Client loses it when the SQL or a parameter is
    /// bad.
    private PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        boolean owner = connection.getAutoCommit();
        try {
            PreparedStatement statement = connection.prepareStatement(sql);
            return StandIn.of(PreparedStatement.class, (call, with) -> switch (call.getName()) {
                case "setNull" -> { // Derby knows no Types.NULL, which is all that DB Client asks for
                    statement.setObject((int) with[0], null);
                    yield null;
                }
                case "executeQuery" -> rows(sql, statement.executeQuery());
                case "close" -> {
                    (owner ? connection : statement).close();
                    yield null;
                }
                default -> call.invoke(statement, with);
            });
        } catch (SQLException e) {
            if (owner) {
                connection.close();
            }
            throw e;
        }
    }

    private ResultSet rows(String sql, ResultSet rows) throws SQLException {
        return StandIn.of(ResultSet.class, new AllAtOnce(rows, columnsOf(sql, rows)));
    }

    /// Those of a statement are the same on every connection.
    private Columns columnsOf(String sql, ResultSet rows) throws SQLException {
        Columns known = columns.get(sql);
        if (known != null) {
            return known;
        }
        var read = new Columns(rows.getMetaData());
        columns.put(sql, read);
        return read;
    }
}
