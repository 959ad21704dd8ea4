package fettle.server.store.schema;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// The tables of our schema, as the database itself knows them, in lower case.
public final class Tables {

    private Tables() {}

    public static Set<String> of(Connection connection) throws SQLException {
        DatabaseMetaData metadata = connection.getMetaData();
        return names(metadata.getTables(null, connection.getSchema(), null, new String[] {"TABLE"}));
    }

    /// The tables whose rows belong to a client: those that have a column `client_id`.
    public static Set<String> ofClients(Connection connection) throws SQLException {
        DatabaseMetaData metadata = connection.getMetaData();
        String column = metadata.storesUpperCaseIdentifiers() ? "CLIENT_ID" : "client_id";
        return names(metadata.getColumns(null, connection.getSchema(), null, column));
    }

    private static Set<String> names(ResultSet found) throws SQLException {
        try (ResultSet rows = found) {
            var names = new TreeSet<String>();
            while (rows.next()) {
                names.add(rows.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
            }
            return names;
        }
    }
}
