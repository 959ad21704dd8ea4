package fettle.server.store.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;

/// PostgreSQL's own guard over clients' rows: a contact's transaction sees those of its client and no other, even
/// through a statement that forgot to ask. A connection that says nothing sees none.
public final class RowSecurity {

    private static final System.Logger LOG = System.getLogger(RowSecurity.class.getName());
    private static final String POLICY = "own_client";

    private RowSecurity() {}

    /// Puts the policy on every client table that lacks it.
    public static void guard(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            var unguarded = new HashSet<>(Tables.ofClients(connection));
            unguarded.removeAll(names(
                    connection,
                    "SELECT tablename FROM pg_policies WHERE schemaname = current_schema() AND policyname = '" + POLICY
                            + "'"));
            for (String table : unguarded) {
                guard(connection, table);
            }
            warnIfBypassed(connection);
        }
    }

    private static void guard(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE POLICY %s ON %s USING (current_setting('app.client', true) IN ('all', client_id::text))"
                            .formatted(POLICY, table));
            statement.execute("ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY".formatted(table));
        }
    }

    private static void warnIfBypassed(Connection connection) throws SQLException {
        Set<String> bypassing = names(
                connection, "SELECT rolname FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)");
        for (String role : bypassing) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The database role {0} bypasses row-level security: give Fettle a role without SUPERUSER and"
                            + " BYPASSRLS",
                    role);
        }
    }

    private static Set<String> names(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            var names = new HashSet<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }
}
