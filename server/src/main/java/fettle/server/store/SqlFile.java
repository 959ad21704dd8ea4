package fettle.server.store;

import fettle.server.store.engine.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A file of named statements that stands beside the store which runs them.
///
/// @param beside the class in whose folder the file stands
/// @param file its name, such as `ticket.sql`
public record SqlFile(Class<?> beside, String file) {

    private static final String NAME = "-- name:";

    List<Statement> statements(Dialect dialect) {
        var statements = new ArrayList<Statement>();
        for (String block : ("\n" + dialect.translate(text())).split("\n" + NAME, -1)) {
            if (statements.isEmpty() && block.isBlank()) {
                continue;
            }
            statements.add(statement(block));
        }
        return List.copyOf(statements);
    }

    private String text() {
        try (InputStream in = beside.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("There is no " + file + " beside " + beside.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Statement statement(String block) {
        int line = block.indexOf('\n');
        if (line < 0 || block.substring(0, line).isBlank()) {
            throw new IllegalStateException(file + " has text without a line '" + NAME + " feature.what-it-does'");
        }
        return Statement.of(
                block.substring(0, line).strip(), block.substring(line + 1).strip());
    }
}
