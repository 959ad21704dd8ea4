package fettle.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fettle.server.SqlFiles;
import fettle.server.store.BlobStore;
import fettle.server.store.Database;
import fettle.server.store.copy.DatabaseCopies;
import fettle.server.store.engine.DatabaseAddress;
import fettle.server.testing.TestClock;
import fettle.server.testing.TestDatabase;
import fettle.server.testing.TestDesk;
import fettle.web.Refusal;
import fettle.web.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Backups of PostgreSQL, by an ordinary role for which row-level security holds.
class PostgresBackupTest {

    @TempDir
    Path folder;

    private final Texts texts = Texts.load("en");
    private final Restore restore = new Restore(texts, PostgresBackupTest::open);

    @Test
    void everyRowOfEveryClientIsInItAndComesBack() throws Exception {
        assumeTrue(TestDatabase.onPostgres(), "this is about PostgreSQL");
        var address = (DatabaseAddress.Server) TestDatabase.fresh();
        try (Database database = open(address)) {
            new TestDesk(database).open("Printer down");
            Optional<Backup.Made> made = backup(database);
            if (made.isPresent()) {
                isGood(made.get(), address);
            }
        } finally {
            TestDatabase.drop(address);
        }
    }

    /// Nothing when the programs of PostgreSQL here are older than the server, which a sentence then says.
    private Optional<Backup.Made> backup(Database database) {
        var blobs = new BlobStore(folder.resolve("files"), new TestClock());
        try {
            return Optional.of(new Backup(database, blobs, new TestClock()).make(folder.resolve("backups")));
        } catch (Refusal refusal) {
            assertThat(refusal.sentence(texts)).contains("pg_dump", "server version mismatch");
            assertThat(folder.resolve("backups")).isEmptyDirectory();
            return Optional.empty();
        }
    }

    private void isGood(Backup.Made made, DatabaseAddress.Server address) throws IOException {
        Optional<DatabaseAddress.Server> administrator = Optional.of(administrator(address));

        assertThat(restore.check(made.folder(), administrator).words()).startsWith("Good: ");

        assertThat(refused(() -> restore.check(made.folder(), Optional.of(address))))
                .contains("right to create databases");
        assertThat(refused(() -> restore.restore(made.folder(), folder.resolve("data"), Optional.of(address))))
                .contains("has tables already");
        assertThat(folder.resolve("data")).doesNotExist();

        comesBack(made, administrator.get());

        Files.write(made.folder().resolve("rows.pgdump"), new byte[10]);
        assertThat(restore.check(made.folder(), administrator).good()).isFalse();
    }

    private void comesBack(Backup.Made made, DatabaseAddress.Server administrator) {
        DatabaseAddress.Server empty = DatabaseCopies.scratch(administrator);
        try {
            Verdict verdict = restore.restore(made.folder(), folder.resolve("restored"), Optional.of(empty));

            assertThat(verdict.words()).startsWith("Good: ");
            assertThat(folder.resolve("restored")).isDirectory();
            assertThat(DatabaseCopies.read(empty)).containsEntry("ticket", 1L);
        } finally {
            DatabaseCopies.drop(administrator, empty);
        }
    }

    private String refused(ThrowingCallable call) {
        return catchThrowableOfType(Refusal.class, call).sentence(texts);
    }

    private static DatabaseAddress.Server administrator(DatabaseAddress.Server address) {
        return new DatabaseAddress.Server(address.url().replace("user=fettle", "user=postgres"));
    }

    private static Database open(DatabaseAddress address) {
        return Database.open(address, 2, TestDatabase.migrations(), SqlFiles.ALL);
    }
}
