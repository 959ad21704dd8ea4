package fettle.server.store;

import com.zaxxer.hikari.HikariDataSource;
import fettle.server.store.copy.DatabaseCopies;
import fettle.server.store.engine.ConnectionPool;
import fettle.server.store.engine.DataFolder;
import fettle.server.store.engine.DatabaseAddress;
import fettle.server.store.engine.Derby;
import fettle.server.store.engine.DerbyFolder;
import fettle.server.store.engine.Dialect;
import fettle.server.store.engine.PortablePool;
import fettle.server.store.schema.Migrations;
import fettle.server.store.schema.RowSecurity;
import fettle.server.store.schema.Tables;
import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.jdbc.JdbcClientBuilder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;

/// The database: every piece of work on it says on whose behalf it is done.
public final class Database implements AutoCloseable {

    private final DatabaseAddress address;
    private final Optional<DataFolder> held;
    private final Statements statements;
    private final HikariDataSource pool;
    private final DbClient client;

    private Database(DatabaseAddress address, Optional<DataFolder> held, Statements statements, HikariDataSource pool) {
        this.address = address;
        this.held = held;
        this.statements = statements;
        this.pool = pool;
        this.client = JdbcClientBuilder.create()
                .connectionPool(new PortablePool(pool))
                .build();
    }

    /// Opens the database, brings its schema up to date, and checks every statement against it. The data
    /// folder of an embedded one is locked until it is closed.
    public static Database open(
            DatabaseAddress address, int connections, Migrations migrations, List<SqlFile> statementFiles) {
        Derby.configure(address);
        var statements = new Statements(address.dialect(), statementFiles);
        Optional<DataFolder> held = create(address);
        try {
            HikariDataSource pool = ConnectionPool.open(address, connections);
            var database = new Database(address, held, statements, pool);
            database.prepare(migrations);
            return database;
        } catch (RuntimeException e) {
            held.ifPresent(DataFolder::close);
            throw e;
        }
    }

    public Dialect dialect() {
        return address.dialect();
    }

    /// Runs the work in a transaction, commits it, and returns its result; rolls back whatever it throws.
    ///
    /// The work runs again, up to three times, when the database gives the transaction up for another one:
    /// so it does nothing but ask the database, and is over in milliseconds.
    public <T> T transaction(Scope scope, Function<Tx, T> work) {
        return Retry.onConflict(() ->
                Session.together(client, guarded(scope), session -> work.apply(Tx.of(statements, session, scope))));
    }

    public void run(Scope scope, Consumer<Tx> work) {
        transaction(scope, tx -> {
            work.accept(tx);
            return true;
        });
    }

    /// Statements that each stand on their own, outside a transaction.
    public Tx read(Scope scope) {
        Session session =
                guarded(scope).isEmpty() ? new Session.Alone(client) : new Session.Each(client, guarded(scope));
        return Tx.of(statements, session, scope);
    }

    /// Writes a copy of all rows, as they are at one moment, into an empty folder while work goes on;
    /// returns how many each table has.
    public SortedMap<String, Long> copyInto(Path folder) {
        return DatabaseCopies.make(address, pool, folder);
    }

    /// Prepares every statement, and says which the database refuses and why.
    public List<String> refusedStatements() {
        var refused = new ArrayList<String>();
        for (Statement statement : statements.all()) {
            try (Connection connection = pool.getConnection();
                    var prepared = connection.prepareStatement(statement.sql())) {
                prepared.getParameterMetaData().getParameterCount();
            } catch (SQLException e) {
                refused.add(statement.name() + ": " + e.getMessage());
            }
        }
        return refused;
    }

    @Override
    public void close() {
        pool.close();
        if (address instanceof DatabaseAddress.Folder) {
            Derby.shutDown(address.url());
        }
        held.ifPresent(DataFolder::close);
    }

    private static Optional<DataFolder> create(DatabaseAddress address) {
        return switch (address) {
            case DatabaseAddress.Folder folder -> {
                var held = DataFolder.lock(folder.data());
                DerbyFolder.ensure(folder);
                yield Optional.of(held);
            }
            case DatabaseAddress.Memory memory -> {
                Derby.create(memory.url());
                yield Optional.empty();
            }
            case DatabaseAddress.Server _ -> Optional.empty();
        };
    }

    private void prepare(Migrations migrations) {
        try {
            migrations.apply(pool, dialect());
            checkStatements();
            if (dialect() == Dialect.POSTGRESQL) {
                RowSecurity.guard(pool);
            }
        } catch (SQLException e) {
            close();
            throw new IllegalStateException("The schema of " + address + " can't be brought up to date", e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void checkStatements() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            statements.checkScope(Tables.ofClients(connection));
            statements.checkWatched(Tables.of(connection));
        }
    }

    /// The client whose rows alone PostgreSQL shall show.
    private Optional<Long> guarded(Scope scope) {
        return scope instanceof Scope.Client(var clientId, var _) && dialect() == Dialect.POSTGRESQL
                ? Optional.of(clientId)
                : Optional.empty();
    }
}
