package fettle.server.store.copy;

import fettle.server.store.schema.Tables;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads every value of every row. A damaged page or a file cut short shows itself nowhere else: both databases start
/// on one without a word.
final class FullRead {

    private static final int AT_ONCE = 500;

    private FullRead() {}

    /// How many rows each table has.
    static SortedMap<String, Long> of(Connection connection) throws SQLException {
        var counts = new TreeMap<String, Long>();
        for (String table : Tables.of(connection)) {
            counts.put(table, rows(connection, table));
        }
        return counts;
    }

    private static long rows(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(AT_ONCE);
            try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
                int columns = rows.getMetaData().getColumnCount();
                long count = 0;
                while (rows.next()) {
                    for (int column = 1; column <= columns; column++) {
                        rows.getString(column);
                    }
                    count++;
                }
                return count;
            }
        }
    }
}
