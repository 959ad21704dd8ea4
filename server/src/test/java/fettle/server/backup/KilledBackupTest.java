package fettle.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.server.SqlFiles;
import fettle.server.store.BlobStore;
import fettle.server.store.Database;
import fettle.server.store.engine.DatabaseAddress;
import fettle.server.testing.TestDatabase;
import fettle.web.Refusal;
import fettle.web.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once")
class KilledBackupTest {

    @TempDir
    Path folder;

    @Test
    void leavesNothingThatCouldBeTakenForABackup() throws Exception {
        Path data = folder.resolve("data");
        Path into = folder.resolve("backups");
        Process program = BackupProgram.start(data, into);
        try {
            waitForFilesIn(into, program);
        } finally {
            program.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }

        List<Path> left = list(into);
        assertThat(left)
                .singleElement()
                .satisfies(part -> assertThat(part.toString()).endsWith(".part"));
        var restore = new Restore(Texts.load("en"), KilledBackupTest::open);
        assertThatThrownBy(() -> restore.check(left.getFirst(), Optional.empty()))
                .isInstanceOf(Refusal.class);

        try (Database database = open(new DatabaseAddress.Folder(data))) {
            var blobs = new BlobStore(data.resolve("files"), InstantSource.system());
            var later = InstantSource.offset(InstantSource.system(), Duration.ofHours(1));
            Backup.Made made = new Backup(database, blobs, later).make(into);
            assertThat(made.files()).isEqualTo(1_500);
            assertThat(restore.check(made.folder(), Optional.empty()).good()).isTrue();
        }
    }

    private static void waitForFilesIn(Path into, Process program) throws Exception {
        for (int round = 0; round < 60_000; round++) {
            assertThat(program.isAlive()).as("it was not quicker than we are").isTrue();
            if (Files.isDirectory(into) && list(into).stream().anyMatch(part -> Files.exists(part.resolve("files")))) {
                return;
            }
            Thread.sleep(1);
        }
        throw new AssertionError("The backup never began");
    }

    private static List<Path> list(Path within) throws IOException {
        try (Stream<Path> all = Files.list(within)) {
            return all.toList();
        }
    }

    private static Database open(DatabaseAddress address) {
        return Database.open(address, 2, TestDatabase.migrations(), SqlFiles.ALL);
    }
}
