package fettle.server.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All statements that the program can run, by name.
final class Statements {

    private final Map<String, Statement> byName;

    Statements(List<SqlFile> files) {
        var found = new HashMap<String, Statement>();
        for (SqlFile file : files) {
            for (Statement statement : file.statements()) {
                if (found.put(statement.name(), statement) != null) {
                    throw new IllegalStateException("Two statements have the name " + statement.name());
                }
            }
        }
        byName = Map.copyOf(found);
    }

    Statement named(String name) {
        Statement statement = byName.get(name);
        if (statement == null) {
            throw new IllegalArgumentException("There is no statement " + name);
        }
        return statement;
    }

    Collection<Statement> all() {
        return byName.values();
    }
}
