package fettle.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fettle.server.SqlFiles;
import fettle.server.store.BlobStore;
import fettle.server.store.Database;
import fettle.server.store.engine.DatabaseAddress;
import fettle.server.testing.TestClock;
import fettle.server.testing.TestDatabase;
import fettle.server.testing.TestDesk;
import fettle.web.Refusal;
import fettle.web.text.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Backups of PostgreSQL, by an ordinary role for which row-level security holds.
class PostgresBackupTest {

    @TempDir
    Path folder;

    @Test
    void everyRowOfEveryClientIsInItAndComesBack() throws Exception {
        assumeTrue(TestDatabase.onPostgres(), "this is about PostgreSQL");
        var address = (DatabaseAddress.Server) TestDatabase.fresh();
        Texts texts = Texts.load("en");
        var restore = new Restore(texts, PostgresBackupTest::open);
        try (Database database = open(address)) {
            var desk = new TestDesk(database);
            desk.open("Printer down");
            var blobs = new BlobStore(folder.resolve("files"), new TestClock());
            Backup.Made made = new Backup(database, blobs, new TestClock()).make(folder.resolve("backups"));

            assertThat(restore.check(made.folder(), Optional.of(administrator(address))).words()).startsWith("Good: ");
            assertThatThrownBy(() -> restore.check(made.folder(), Optional.of(address)))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.sentence(texts)).contains("right to create databases"));
            assertThatThrownBy(() -> restore.restore(made.folder(), folder.resolve("data"), Optional.of(address)))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.sentence(texts)).contains("has tables already"));
            assertThat(folder.resolve("data")).doesNotExist();

            Files.write(made.folder().resolve("rows.pgdump"), new byte[10]);
            assertThat(restore.check(made.folder(), Optional.of(administrator(address))).good()).isFalse();
        } finally {
            TestDatabase.drop(address);
        }
    }

    private static DatabaseAddress.Server administrator(DatabaseAddress.Server address) {
        return new DatabaseAddress.Server(address.url().replace("user=fettle", "user=postgres"));
    }

    private static Database open(DatabaseAddress address) {
        return Database.open(address, 2, TestDatabase.migrations(), SqlFiles.ALL);
    }
}
