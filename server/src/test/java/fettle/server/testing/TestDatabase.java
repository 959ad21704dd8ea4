package fettle.server.testing;

import fettle.server.SqlFiles;
import fettle.server.store.Database;
import fettle.server.store.SqlFile;
import fettle.server.store.engine.DatabaseAddress;
import fettle.server.store.schema.Migration;
import fettle.server.store.schema.MigrationFiles;
import fettle.server.store.schema.Migrations;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A database of its own for each test class, with the whole schema and no rows but those that migrations bring:
/// Derby in memory, or PostgreSQL when the system property `fettle.test.database` is `postgres`.
///
/// ```java
/// @RegisterExtension
/// static final TestDatabase database = new TestDatabase();
/// … database.get().run(scope, tx -> …)
/// ```
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {

    private static final int CONNECTIONS = 8;
    private static final List<Migration> STEPS = MigrationFiles.all();

    private final List<SqlFile> files;
    private Database database;
    private DatabaseAddress address;

    public TestDatabase() {
        this(SqlFiles.ALL);
    }

    /// With other statement files than the program's own.
    public TestDatabase(List<SqlFile> files) {
        this.files = files;
    }

    /// The address of a fresh database, for whoever opens it by itself: a whole server. Give it back by `drop`.
    public static DatabaseAddress fresh() {
        return onPostgres() ? TestPostgres.fresh() : TestDerby.fresh();
    }

    public static void drop(DatabaseAddress address) {
        switch (address) {
            case DatabaseAddress.Memory memory -> TestDerby.drop(memory);
            case DatabaseAddress.Server server -> TestPostgres.drop(server);
            case DatabaseAddress.Folder _ -> throw new IllegalArgumentException("A folder is the test's own");
        }
    }

    public static boolean onPostgres() {
        return "postgres".equals(System.getProperty("fettle.test.database"));
    }

    static List<Migration> steps() {
        return STEPS;
    }

    public static Migrations migrations() {
        return new Migrations(STEPS, InstantSource.system());
    }

    public Database get() {
        return database;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        address = fresh();
        database = Database.open(address, CONNECTIONS, migrations(), files);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        database.close();
        drop(address);
    }
}
