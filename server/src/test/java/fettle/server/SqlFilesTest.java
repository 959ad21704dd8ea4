package fettle.server;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.store.SqlFile;
import fettle.server.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlFilesTest {

    private static final Path SOURCES = Path.of("src/main/java/fettle/server");

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @Test
    void theDatabasePreparesEveryStatement() {
        assertThat(database.get().refusedStatements()).isEmpty();
    }

    @Test
    void everyStatementFileIsListed() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            assertThat(SqlFiles.ALL.stream().map(SqlFile::file))
                    .containsExactlyInAnyOrderElementsOf(
                            files.filter(file -> file.toString().endsWith(".sql"))
                                    .map(file -> SOURCES.relativize(file).toString())
                                    .toList());
        }
    }
}
