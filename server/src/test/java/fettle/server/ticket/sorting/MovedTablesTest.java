package fettle.server.ticket.sorting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whoever adds a table whose rows belong to tickets is told that they move with a ticket to another client.
@Tag("once")
class MovedTablesTest {

    private static final Pattern TABLE = Pattern.compile("CREATE TABLE (\\w+) \\((.*?)\\n\\);", Pattern.DOTALL);
    private static final Pattern OF_TICKETS =
            Pattern.compile("REFERENCES (?:ticket|public_entry|outbound_mail) \\(client_id, id\\)(?! DEFERRABLE)");

    /// A closed month keeps what its client was told of the ticket.
    private static final String AS_SENT = "closed_case";

    @Test
    void everyRowOfATicketMovesWithIt() {
        String statements = read(Path.of("src/main/java/fettle/server/ticket/sorting/sorting.sql"));

        assertThat(tables().filter(table -> table.group(2).contains("  ticket_id BIGINT"))
                        .map(table -> table.group(1))
                        .filter(table -> !table.equals(AS_SENT)))
                .as("tables of tickets were found at all")
                .hasSizeGreaterThan(10)
                .allSatisfy(table -> assertThat(statements)
                        .as("no statement of Reassigning moves the rows of " + table)
                        .containsPattern("(UPDATE|DELETE FROM) " + table + "\\b"));
    }

    @Test
    void whatPointsAtATicketCanWaitUntilAllHasMoved() {
        assertThat(tables().filter(table -> !table.group(1).equals("ticket"))
                        .filter(table -> OF_TICKETS.matcher(table.group(2)).find())
                        .map(table -> table.group(1)))
                .as("write DEFERRABLE behind these references")
                .isEmpty();
    }

    private static Stream<MatchResult> tables() {
        return migrations().stream()
                .map(MovedTablesTest::read)
                .flatMap(sql -> TABLE.matcher(sql).results());
    }

    private static List<Path> migrations() {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/migrations"))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
