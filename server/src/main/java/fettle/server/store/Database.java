package fettle.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import fettle.server.store.jdbc.PortablePool;
import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbTransaction;
import io.helidon.dbclient.jdbc.JdbcClientBuilder;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// The database: every piece of work on it says on whose behalf it is done.
public final class Database implements AutoCloseable {

    private final Dialect dialect;
    private final Statements statements;
    private final HikariDataSource pool;
    private final DbClient client;

    private Database(Dialect dialect, Statements statements, HikariDataSource pool) {
        this.dialect = dialect;
        this.statements = statements;
        this.pool = pool;
        this.client = JdbcClientBuilder.create().connectionPool(new PortablePool(pool)).build();
    }

    public static Database open(DatabaseAddress address, int connections, List<SqlFile> files) {
        var config = new HikariConfig();
        config.setPoolName("fettle");
        config.setJdbcUrl(address.url() + (address instanceof DatabaseAddress.Memory ? ";create=true" : ""));
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(5_000);
        return new Database(address.dialect(), new Statements(files), new HikariDataSource(config));
    }

    public Dialect dialect() {
        return dialect;
    }

    /// Runs the work in a transaction, commits it, and returns its result; rolls back whatever it throws.
    public <T> T transaction(Scope scope, Function<Tx, T> work) {
        DbTransaction transaction = client.transaction();
        try {
            T result = work.apply(Tx.of(statements, on(transaction), scope));
            transaction.commit();
            return result;
        } catch (Throwable failure) {
            transaction.rollback();
            throw failure;
        }
    }

    public void run(Scope scope, Consumer<Tx> work) {
        transaction(scope, tx -> {
            work.accept(tx);
            return true;
        });
    }

    /// Statements that each stand on their own, outside a transaction.
    public Tx read(Scope scope) {
        return Tx.of(statements, on(client.execute()), scope);
    }

    @Override
    public void close() {
        pool.close();
    }

    private static Tx.Session on(DbExecute execute) {
        return new Tx.Session() {
            @Override
            public <T> T run(Function<DbExecute, T> work) {
                return work.apply(execute);
            }
        };
    }
}
