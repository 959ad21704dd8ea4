package fettle.server.store;

import fettle.server.store.edition.Changed;
import fettle.server.store.engine.Found;
import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbStatement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// One statement about to run: its parameters are set by name, then it is asked for rows or counts its changes.
public final class Sql {

    private final Statement statement;
    private final Session session;
    private final boolean watched;
    private final Map<String, Optional<?>> values = new HashMap<>();

    /// @param watched whether others remember something of the rows that it changes
    Sql(Statement statement, Session session, Optional<Long> client, boolean watched) {
        this.statement = statement;
        this.session = session;
        this.watched = watched;
        if (statement.namesClient()) {
            client.ifPresent(id -> values.put(Statement.SCOPE_CLIENT, Optional.of(id)));
        }
    }

    public Sql set(String name, long value) {
        return bind(name, Optional.of(value));
    }

    public Sql set(String name, int value) {
        return bind(name, Optional.of(value));
    }

    public Sql set(String name, boolean value) {
        return bind(name, Optional.of(value));
    }

    public Sql set(String name, String value) {
        return bind(name, Optional.of(value));
    }

    public Sql set(String name, Instant value) {
        return bind(name, Optional.of(value));
    }

    public Sql set(String name, LocalDate value) {
        return bind(name, Optional.of(value));
    }

    public Sql set(String name, Enum<?> value) {
        return bind(name, Optional.of(value));
    }

    /// Empty writes NULL; what is inside may be any type that the other forms take.
    public Sql set(String name, Optional<?> value) {
        return bind(name, value);
    }

    /// The row that the statement finds, if it finds one; two are a fault of ours.
    public <T> Optional<T> one(Function<Row, T> mapping) {
        List<T> found = list(mapping);
        if (found.size() > 1) {
            throw new IllegalStateException(statement.name() + " found " + found.size() + " rows where one may be");
        }
        return found.stream().findFirst();
    }

    /// All rows, each mapped once the connection that they came on is free again: a mapping that asks for
    /// more takes no second one beside it.
    public <T> List<T> list(Function<Row, T> mapping) {
        Function<DbRow, Found> read = row -> row.column(Found.COLUMN).get(Found.class);
        Found found = session.run(on -> bound(on.createNamedQuery(statement.name(), statement.sql()))
                .execute()
                .map(read)
                .toList()
                .getFirst());
        return found.rows().stream().map(Row::new).map(mapping).toList();
    }

    /// Runs the statement and counts the rows that it changed.
    public long update() {
        long changed = session.run(on -> bound(on.createNamedDmlStatement(statement.name(), statement.sql()))
                .execute());
        if (watched && changed > 0) {
            session.changed(this::tell);
        }
        return changed;
    }

    private void tell(Changed changed) {
        if (statement.staysWithClient() && value(Statement.SCOPE_CLIENT).orElseThrow() instanceof Long client) {
            changed.of(client);
        } else {
            changed.ofAll();
        }
    }

    private Sql bind(String name, Optional<?> value) {
        if (!statement.parameters().contains(name)) {
            throw new IllegalArgumentException(statement.name() + " has no parameter :" + name);
        }
        if (name.equals(Statement.SCOPE_CLIENT)) {
            throw new IllegalArgumentException(":scope_client is bound by Tx.forClient, not by hand");
        }
        values.put(name, value.map(Sql::portable));
        return this;
    }

    private <S extends DbStatement<S>> S bound(S prepared) {
        var inOrder = new ArrayList<Object>();
        for (String name : statement.parameters()) {
            inOrder.add(value(name).orElse(null));
        }
        return prepared.params(inOrder);
    }

    private Optional<?> value(String name) {
        Optional<?> value = values.get(name);
        if (value != null) {
            return value;
        }
        throw new IllegalStateException(
                name.equals(Statement.SCOPE_CLIENT)
                        ? statement.name() + " needs a client: run it on tx.forClient(id)"
                        : statement.name() + " was run without its parameter :" + name);
    }

    /// What both databases store alike: instants as epoch milliseconds, dates and names as text.
    private static Object portable(Object value) {
        return switch (value) {
            case Instant instant -> instant.toEpochMilli();
            case LocalDate date -> date.toString();
            case Enum<?> constant -> constant.name();
            case Long number -> number;
            case Integer number -> number;
            case Boolean yes -> yes;
            case String text -> text;
            default ->
                throw new IllegalArgumentException(
                        "No column holds a " + value.getClass().getName());
        };
    }
}
