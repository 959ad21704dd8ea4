package fettle.server.testing;

import fettle.server.store.Database;
import fettle.server.store.engine.DatabaseAddress;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// PostgreSQL databases on one server a JVM, copied from a template that is migrated once. They belong to an ordinary
/// role, so that row-level security holds as it does in production.
final class TestPostgres {

    private static final String TEMPLATE = "fettle_template";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static final PostgresServer SERVER = start();

    private TestPostgres() {}

    static DatabaseAddress fresh() {
        String name = "fettle_" + COUNT.incrementAndGet();
        administer("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE + " OWNER fettle");
        return new DatabaseAddress.Server(SERVER.url("fettle", name));
    }

    static void drop(DatabaseAddress.Server address) {
        String name = address.toString().replaceFirst(".*/", "");
        administer("DROP DATABASE " + name + " WITH (FORCE)");
    }

    private static PostgresServer start() {
        PostgresServer server = PostgresServer.start();
        administer(server, "CREATE ROLE fettle LOGIN");
        administer(server, "CREATE DATABASE " + TEMPLATE + " OWNER fettle");
        var template = new DatabaseAddress.Server(server.url("fettle", TEMPLATE));
        Database.open(template, 2, TestDatabase.migrations(), List.of()).close();
        return server;
    }

    private static void administer(String sql) {
        administer(SERVER, sql);
    }

    private static void administer(PostgresServer server, String sql) {
        try (var connection = DriverManager.getConnection(server.url("postgres", "postgres"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
