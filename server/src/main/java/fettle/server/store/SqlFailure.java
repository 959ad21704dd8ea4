package fettle.server.store;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/// What the database meant by a failure, alike on both.
public final class SqlFailure {

    private static final String DUPLICATE = "23505";

    /// 40001 deadlock or serialisation failure, 40XL1 and 40XL2 Derby's lock time-outs, 40P01 PostgreSQL's
    /// deadlock.
    private static final Set<String> GIVEN_UP = Set.of("40001", "40XL1", "40XL2", "40P01");

    private SqlFailure() {}

    /// Whether a row of this key is there already. The transaction is lost by it on PostgreSQL: do the work
    /// again in a new one, which finds the row.
    public static boolean isDuplicate(Throwable failure) {
        return state(failure).filter(DUPLICATE::equals).isPresent();
    }

    /// Whether the transaction was given up in favour of another one, and may well succeed when it is tried again.
    static boolean isGivenUp(Throwable failure) {
        return state(failure).filter(GIVEN_UP::contains).isPresent();
    }

    private static Optional<String> state(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e) {
                return Optional.ofNullable(e.getSQLState());
            }
        }
        return Optional.empty();
    }
}
