package fettle.server.store.engine;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;

/// The pool of connections to either database, set so that nothing on them waits for ever.
public final class ConnectionPool {

    private static final int OLDEST_POSTGRESQL = 15;

    /// Row-level security lets through what is set for `app.client`: everything, until a contact's
    /// transaction says which client it is for. A connection that never set it sees no row at all.
    private static final String FIRST_WORDS = "SET app.client = 'all'; SET lock_timeout = '10s';"
            + " SET statement_timeout = '60s'; SET idle_in_transaction_session_timeout = '60s'";

    private ConnectionPool() {}

    public static HikariDataSource open(DatabaseAddress address, int connections) {
        var config = new HikariConfig();
        config.setPoolName("fettle");
        config.setDataSource(KeptStatements.of(address.url()));
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(Math.min(2, connections));
        switch (address.dialect()) {
            case DERBY -> config.setConnectionTimeout(5_000);
            case POSTGRESQL -> {
                config.setConnectionTimeout(2_000);
                config.setConnectionInitSql(FIRST_WORDS);
            }
        }
        return checked(address, start(address, config));
    }

    private static HikariDataSource start(DatabaseAddress address, HikariConfig config) {
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            if (Derby.isOpenElsewhere(e)) {
                throw new StartRefused(StartRefused.BUSY, address + " is open in another program: stop that first", e);
            }
            throw new StartRefused(StartRefused.BUSY, "No connection to " + address + ": " + reason(e), e);
        }
    }

    private static String reason(Throwable failure) {
        return failure.getCause() == null ? String.valueOf(failure.getMessage()) : reason(failure.getCause());
    }

    private static HikariDataSource checked(DatabaseAddress address, HikariDataSource pool) {
        try (Connection connection = pool.getConnection()) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (address.dialect() == Dialect.POSTGRESQL && version < OLDEST_POSTGRESQL) {
                pool.close();
                throw new StartRefused(
                        StartRefused.MISCONFIGURED,
                        "Fettle needs PostgreSQL " + OLDEST_POSTGRESQL + " or newer, and " + address + " has "
                                + version);
            }
            return pool;
        } catch (SQLException e) {
            pool.close();
            throw new StartRefused(StartRefused.BUSY, "No connection to " + address + ": " + e.getMessage(), e);
        }
    }
}
