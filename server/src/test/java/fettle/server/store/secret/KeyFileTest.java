package fettle.server.store.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.server.SqlFiles;
import fettle.server.store.Database;
import fettle.server.store.engine.DatabaseAddress;
import fettle.server.store.engine.StartRefused;
import fettle.server.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

    @TempDir
    Path folder;

    private final DatabaseAddress address = TestDatabase.fresh();
    private final Database database = Database.open(address, 2, TestDatabase.migrations(), SqlFiles.ALL);
    private Path file;

    @BeforeEach
    void choosePlace() {
        file = folder.resolve("keys/fettle.key");
    }

    @AfterEach
    void close() {
        database.close();
        TestDatabase.drop(address);
    }

    @Test
    void isMadeAtTheFirstStartForItsOwnerAlone() throws IOException {
        String sealed = KeyFile.open(file, database).seal("mailbox.password:1", new Secret("hunter2"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(KeyFile.open(file, database).open("mailbox.password:1", sealed))
                .isEqualTo(new Secret("hunter2"));
    }

    @Test
    void missingWithADatabaseStopsTheStart() throws IOException {
        KeyFile.open(file, database);
        Files.delete(file);

        assertThatThrownBy(() -> KeyFile.open(file, database))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("is missing");
        assertThat(file).doesNotExist();
    }

    @Test
    void anotherOneStopsTheStart() throws IOException {
        KeyFile.open(file, database);
        Files.writeString(file, "ab".repeat(32));

        assertThatThrownBy(() -> KeyFile.open(file, database))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("is not the one of this database");
    }

    @Test
    void aDamagedOneStopsTheStart() throws IOException {
        KeyFile.open(file, database);
        Files.writeString(file, "ab".repeat(31));

        assertThatThrownBy(() -> KeyFile.open(file, database))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("is damaged");
    }
}
