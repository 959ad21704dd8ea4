package fettle.server.store;

import java.util.Optional;

/// A way to run named statements: inside one transaction, or each on its own when got from `Database.read`.
///
/// Bound to a client, every statement that names `:scope_client` gets it by itself.
public final class Tx {

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

    public Sql sql(String name) {
        Statement statement = statements.named(name);
        if (scope instanceof Scope.Client && statement.allClients().isPresent()) {
            throw new IllegalStateException(name + " is for all clients and may not run for a contact");
        }
        return new Sql(statement, session, client);
    }

    private static Optional<Long> clientOf(Scope scope) {
        return switch (scope) {
            case Scope.Client(var clientId, var _) -> Optional.of(clientId);
            case Scope.Desk _, Scope.Api _, Scope.System _ -> Optional.empty();
        };
    }
}
