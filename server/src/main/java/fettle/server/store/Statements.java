package fettle.server.store;

import fettle.server.store.engine.Dialect;
import fettle.server.store.engine.StartRefused;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// All statements that the program can run, by name.
final class Statements {

    private final Map<String, Statement> byName;
    private final Set<String> watched;

    Statements(Dialect dialect, List<SqlFile> files) {
        var found = new HashMap<String, Statement>();
        for (SqlFile file : files) {
            for (Statement statement : file.statements(dialect)) {
                if (found.put(statement.name(), statement) != null) {
                    throw new IllegalStateException("Two statements have the name " + statement.name());
                }
            }
        }
        byName = Map.copyOf(found);
        watched = files.stream().flatMap(file -> file.watched().stream()).collect(Collectors.toUnmodifiableSet());
    }

    Statement named(String name) {
        Statement statement = byName.get(name);
        if (statement == null) {
            throw new IllegalArgumentException("There is no statement " + name);
        }
        return statement;
    }

    /// Whether somebody remembers what they worked out of the rows that it changes.
    boolean isWatched(Statement statement) {
        return statement.changes().filter(watched::contains).isPresent();
    }

    Collection<Statement> all() {
        return byName.values();
    }

    /// A table that is watched exists: a slip in its name would leave its changes uncounted.
    void checkWatched(Set<String> tables) {
        for (String table : watched) {
            if (!tables.contains(table)) {
                throw new StartRefused(
                        StartRefused.MISCONFIGURED, "A line '-- watches:' names " + table + ", which is no table");
            }
        }
    }

    /// A statement on clients' rows says whose they are, or why it may touch everybody's.
    void checkScope(Set<String> clientTables) {
        for (Statement statement : byName.values()) {
            boolean touches = !Collections.disjoint(statement.words(), clientTables);
            if (touches && !statement.namesClient() && statement.allClients().isEmpty()) {
                throw new StartRefused(
                        StartRefused.MISCONFIGURED,
                        "Statement " + statement.name() + " touches clients' rows and names no :scope_client:"
                                + " add it, or a line '-- all clients: reason'");
            }
        }
    }
}
