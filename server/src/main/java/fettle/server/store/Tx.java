package fettle.server.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A way to run named statements: inside one transaction, or each on its own when got from `Database.read`.
///
/// Bound to a client, every statement that names `:scope_client` gets it by itself.
public final class Tx {

    /// A page of fifty, and the one behind it that tells that there are more.
    private static final int PLACES = 51;

    private final Statements statements;
    private final Session session;
    private final Scope scope;
    private final Optional<Long> client;

    private Tx(Statements statements, Session session, Scope scope, Optional<Long> client) {
        this.statements = statements;
        this.session = session;
        this.scope = scope;
        this.client = client;
    }

    static Tx of(Statements statements, Session session, Scope scope) {
        return new Tx(statements, session, scope, clientOf(scope));
    }

    public Scope scope() {
        return scope;
    }

    /// The same transaction, bound to one client; a contact can't be bound to another client than their own.
    public Tx forClient(long clientId) {
        if (scope instanceof Scope.Client own && own.clientId() != clientId) {
            throw new IllegalStateException("A contact of client " + own.clientId() + " asked for client " + clientId);
        }
        return new Tx(statements, session, scope, Optional.of(clientId));
    }

    /// Does something when this transaction is committed, and nothing when it is not: telling open pages, waking a
    /// job.
    public void afterCommit(Runnable act) {
        session.afterCommit(act);
    }

    /// Whether this transaction has changed rows of a client, or of nobody, out of which others remember
    /// something.
    public boolean hasChanged(long client) {
        return session.hasChanged(client);
    }

    public Sql sql(String name) {
        Statement statement = statements.named(name);
        if (scope instanceof Scope.Client && statement.allClients().isPresent()) {
            throw new IllegalStateException(name + " is for all clients and may not run for a contact");
        }
        return new Sql(statement, session, client, statements.isWatched(statement));
    }

    /// The rows of these ids, by a statement that asks for them `IN (:t0, :t1, … :t50)`.
    public <T> List<T> among(String name, List<Long> ids, Function<Row, T> mapping) {
        List<T> rows = new ArrayList<>();
        for (int start = 0; start < ids.size(); start += PLACES) {
            Sql statement = sql(name);
            for (int place = 0; place < PLACES; place++) {
                int index = Math.min(start + place, ids.size() - 1);
                statement.set("t" + place, ids.get(index).longValue());
            }
            rows.addAll(statement.list(mapping));
        }
        return rows;
    }

    private static Optional<Long> clientOf(Scope scope) {
        return switch (scope) {
            case Scope.Client(var clientId, var _) -> Optional.of(clientId);
            case Scope.Desk _, Scope.Api _, Scope.System _ -> Optional.empty();
        };
    }
}
