package fettle.server.store.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.server.store.Database;
import fettle.server.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once")
class DerbyFolderTest {

    private static final int KILLS = 10;
    private static final long SEED = 20261121;

    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void nameData() {
        data = folder.resolve("data");
    }

    @Test
    void isMadeOnceAndOpenedAgain() throws IOException {
        open().close();
        open().close();

        assertThat(data.resolve("derby/service.properties")).exists();
        assertThat(data.resolve("derby.new")).doesNotExist();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
    }

    @Test
    void whatACutOffCreationLeftIsMovedAside() throws IOException {
        Files.createDirectories(data.resolve("derby.new/seg0"));
        Files.createDirectories(data.resolve("derby/log"));

        open().close();

        assertThat(data.resolve("unfinished-1/log")).exists();
        assertThat(data.resolve("unfinished-2/seg0")).exists();
    }

    @Test
    void aDatabaseIsNeverMovedAside() throws IOException {
        open().close();
        Files.writeString(data.resolve("derby/service.properties"), "damaged");

        assertThatThrownBy(this::open).isInstanceOf(StartRefused.class);

        assertThat(data.resolve("derby/service.properties")).exists();
        assertThat(data.resolve("unfinished-1")).doesNotExist();
    }

    @Test
    void killedAtAnyMomentOfItsFirstStartItStartsNextTime() throws Exception {
        long whole = startAndStop(folder.resolve("measured"));
        var random = new Random(SEED);
        for (int i = 0; i < KILLS; i++) {
            Path each = folder.resolve("data-" + i);
            Process killed = StarterProgram.start(each);
            killed.waitFor(random.nextLong(whole), TimeUnit.MILLISECONDS);
            killed.destroyForcibly().waitFor();

            try (Database database =
                    Database.open(new DatabaseAddress.Folder(each), 2, TestDatabase.migrations(), List.of())) {
                assertThat(database.refusedStatements()).isEmpty();
            }
        }
    }

    @Test
    void aSecondProgramOnTheFolderEndsWithinFiveSecondsWithOneSentence() throws Exception {
        long whole = startAndStop(folder.resolve("measured"));
        Process first = StarterProgram.start(data);
        try (BufferedReader words = first.inputReader(StandardCharsets.UTF_8)) {
            awaitReady(words);

            Process second = StarterProgram.start(data);
            assertThat(second.waitFor(5_000 + whole, TimeUnit.MILLISECONDS))
                    .as("beyond what a start takes on this machine now")
                    .isTrue();
            String said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            assertThat(second.exitValue()).isEqualTo(StartRefused.BUSY);
            assertThat(said.lines())
                    .containsExactly("Another Fettle is running on " + data
                            + ": stop it, or start this one with another --data");
        } finally {
            first.destroyForcibly().waitFor();
        }
    }

    @Test
    void withoutOurLockDerbysOwnStillKeepsASecondProgramOut() throws Exception {
        Process first = StarterProgram.start(data);
        try (BufferedReader words = first.inputReader(StandardCharsets.UTF_8)) {
            awaitReady(words);
            Files.delete(data.resolve("fettle.lock"));

            assertThatThrownBy(this::open)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageEndingWith("is open in another program: stop that first");
        } finally {
            first.destroyForcibly().waitFor();
        }
    }

    @Test
    void isFreeAgainAfterAKill() throws Exception {
        Process first = StarterProgram.start(data);
        try (BufferedReader words = first.inputReader(StandardCharsets.UTF_8)) {
            awaitReady(words);
        }
        first.destroyForcibly().waitFor();

        open().close();
    }

    private Database open() {
        return Database.open(new DatabaseAddress.Folder(data), 2, TestDatabase.migrations(), List.of());
    }

    /// Runs a first start from end to end, and says how many milliseconds it took to be ready.
    private static long startAndStop(Path data) throws Exception {
        long begin = System.nanoTime();
        Process process = StarterProgram.start(data);
        try (BufferedReader words = process.inputReader(StandardCharsets.UTF_8)) {
            awaitReady(words);
            long taken = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
            process.getOutputStream().close();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            return taken;
        }
    }

    private static void awaitReady(BufferedReader words) throws IOException {
        for (String line = words.readLine(); line != null; line = words.readLine()) {
            if (line.startsWith(StarterProgram.READY)) {
                return;
            }
        }
        throw new AssertionError("The program ended before it was ready");
    }
}
