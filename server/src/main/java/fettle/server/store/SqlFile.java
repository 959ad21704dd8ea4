package fettle.server.store;

import fettle.server.store.engine.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A file of named statements that stands beside the store which runs them.
///
/// @param beside the class in whose folder the file stands
/// @param file its name, such as `ticket.sql`
public record SqlFile(Class<?> beside, String file) {

    private static final String NAME = "-- name:";
    private static final String WATCHES = "-- watches:";

    List<Statement> statements(Dialect dialect) {
        var statements = new ArrayList<Statement>();
        for (String block : ("\n" + dialect.translate(text())).split("\n" + NAME, -1)) {
            if (statements.isEmpty() && isHead(block)) {
                continue;
            }
            statements.add(statement(block));
        }
        return List.copyOf(statements);
    }

    /// The tables of which the feature remembers what it worked out, by the lines `-- watches: table,
    /// table` at the head of the file: every change of them is counted
    /// ([fettle.server.store.edition.Editions]).
    Set<String> watched() {
        return text().lines()
                .filter(line -> line.startsWith(WATCHES))
                .flatMap(line -> Stream.of(line.substring(WATCHES.length()).split(",")))
                .map(String::strip)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isHead(String block) {
        return block.lines().allMatch(line -> line.isBlank() || line.startsWith(WATCHES));
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
