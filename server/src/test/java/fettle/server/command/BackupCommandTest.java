package fettle.server.command;

import static fettle.server.command.Typed.fettle;
import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.Fettle;
import fettle.server.Settings;
import fettle.server.intake.LedgerEntry;
import fettle.server.intake.Outcome;
import fettle.server.mail.transport.Arrival;
import fettle.server.store.Scope;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once")
class BackupCommandTest {

    private static final Scope TEST = new Scope.System("test");
    private static final String MAIL =
            "From: ann@acme.test\r\nSubject: Toner\r\nMessage-ID: <1@acme.test>\r\n\r\nEmpty.\r\n";

    @TempDir
    static Path folder;

    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.start(settings("data"));
        long id = server.fettle()
                .mail()
                .intaking()
                .intake()
                .receive(
                        new Arrival(Arrival.Source.FILE, Optional.empty(), Optional.empty(), "", "", false),
                        new ByteArrayInputStream(MAIL.getBytes(StandardCharsets.US_ASCII)));
        while (entry(server.fettle(), id).outcome() == Outcome.Kind.WAITING) {
            Thread.sleep(20);
        }
        fettle("admin", "create", "--data", folder.resolve("data").toString());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aBackupOfTheEmbeddedDatabaseIsNotRestoredIntoPostgres() {
        Path backup = backup("embedded");
        Path data = folder.resolve("elsewhere");

        Typed refused = fettle(
                "restore",
                backup.toString(),
                "--data",
                data.toString(),
                "--db-url",
                "jdbc:postgresql://127.0.0.1:1/fettle?user=fettle");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out() + refused.err()).contains("cannot be restored into PostgreSQL");
        assertThat(data).doesNotExist();
        assertThat(folder.resolve("elsewhere.part")).doesNotExist();
    }

    @Test
    void aBackupBesideTheRunningServerIsGoodAndBecomesADataFolder() {
        Path backup = backup("whole");
        Typed checked = fettle("restore", "--check", backup.toString());
        assertThat(checked.out()).startsWith("Good: " + backup).contains("1 files");
        assertThat(checked.code()).isZero();

        Path restored = folder.resolve("restored");
        Typed done = fettle("restore", backup.toString(), "--data", restored.toString());
        assertThat(done.out()).contains("Restored to " + restored);
        assertThat(done.code()).isZero();

        try (RunningServer again = RunningServer.start(settings("restored"))) {
            List<LedgerEntry> ledger = again.fettle()
                    .mail()
                    .intaking()
                    .ledger()
                    .newest(again.fettle().database().read(TEST), Long.MAX_VALUE, 10);
            assertThat(ledger).singleElement().satisfies(entry -> {
                assertThat(entry.subject()).isEqualTo("Toner");
                assertThat(again.fettle().blobs().isIntact(entry.rawSha256())).isTrue();
            });
        }
        assertThat(fettle("restore", backup.toString(), "--data", restored.toString())
                        .err())
                .contains(restored + " is there already");
    }

    @Test
    void holdsNeitherTheKeyNorATokenInClear() throws IOException {
        Path backup = backup("secret");
        String key = Files.readString(folder.resolve("fettle.key")).strip();
        String control =
                Files.readAllLines(folder.resolve("data").resolve("control")).get(1);
        String link = fettle("admin", "create", "--data", folder.resolve("data").toString())
                .out()
                .strip();
        String token = link.substring(link.lastIndexOf('/') + 1);

        assertThat(token).hasSizeGreaterThan(20);
        try (Stream<Path> files = Files.walk(backup("later"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .noneSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .containsAnyOf(key, control, token));
        }
        assertThat(backup.resolve("control")).doesNotExist();
    }

    @Test
    void findsAFileThatWasCutShort() throws IOException {
        Path backup = backup("short-file");
        Path file = first(backup.resolve("files"), path -> true);
        cut(file, 10);

        Typed checked = fettle("restore", "--check", backup.toString());

        assertThat(checked.code()).isEqualTo(1);
        assertThat(checked.err())
                .startsWith("Not good: " + backup)
                .contains(backup.relativize(file) + " has 10 bytes and had " + MAIL.length());
        Path never = folder.resolve("never");
        assertThat(fettle("restore", backup.toString(), "--data", never.toString())
                        .code())
                .isEqualTo(1);
        assertThat(never).doesNotExist();
        assertThat(folder.resolve("never.part")).doesNotExist();
    }

    @Test
    void findsADatabaseFileThatWasCutShortOrChanged() throws IOException {
        Path backup = backup("short-rows");
        Path file = first(backup.resolve("derby/seg0"), path -> size(path) > 20_000);
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(9_000);
            int old = bytes.read();
            bytes.seek(9_000);
            bytes.write(old ^ 1);
        }
        assertThat(fettle("restore", "--check", backup.toString()).err())
                .contains(backup.relativize(file) + " is not what it was");

        Files.delete(file);
        assertThat(fettle("restore", "--check", backup.toString()).err())
                .contains(backup.relativize(file) + " is missing");
    }

    @Test
    void findsAFileThatARowNeedsAndTheBackupNeverHad() throws IOException {
        Path blobs = folder.resolve("data/files");
        Path blob = first(blobs, path -> !path.toString().contains("/new/"));
        Path aside = folder.resolve("aside");
        Files.move(blob, aside);
        Path backup;
        try {
            backup = backup("lost-file");
        } finally {
            Files.move(aside, blob);
        }

        assertThat(fettle("restore", "--check", backup.toString()).err()).contains("to which a row refers");
    }

    @Test
    void takesNoFolderWithoutAWholeManifest() throws IOException {
        Path backup = backup("no-manifest");
        cut(backup.resolve("manifest"), Files.size(backup.resolve("manifest")) - 3);
        assertThat(fettle("restore", "--check", backup.toString()).err()).contains("manifest is damaged");

        Files.delete(backup.resolve("manifest"));
        assertThat(fettle("restore", "--check", backup.toString()).err()).contains("is no finished backup");
    }

    @Test
    void saysWhenAFileOfTheDataFolderItselfIsDamaged() throws IOException {
        Path blob = first(folder.resolve("data/files"), path -> !path.toString().contains("/new/"));
        byte[] whole = Files.readAllBytes(blob);
        cut(blob, 5);
        Typed made = fettle(
                "backup",
                "--data",
                folder.resolve("data").toString(),
                "--to",
                folder.resolve("hurt").toString());
        Files.write(blob, whole);

        assertThat(made.out()).contains("1 are damaged in the data folder itself");
        Path backup = Path.of(made.out().split("[ ,]", 4)[2]);
        assertThat(fettle("restore", "--check", backup.toString()).err()).contains("is not what it was");
    }

    @Test
    void aSecondBackupLinksToTheFirstOnesFiles() throws Exception {
        Path into = folder.resolve("twice");
        Path first = backup("twice");
        Thread.sleep(1_100);
        Path second = backup("twice");

        Path file = first(first.resolve("files"), path -> true);
        assertThat(first).isNotEqualTo(second);
        assertThat(Files.getAttribute(file, "unix:ino"))
                .isEqualTo(Files.getAttribute(second.resolve(first.relativize(file)), "unix:ino"));
        assertThat(fettle("restore", "--check", second.toString()).code()).isZero();
        assertThat(into.toFile().list()).hasSize(2);
    }

    private static Path backup(String into) {
        Typed made = fettle(
                "backup",
                "--data",
                folder.resolve("data").toString(),
                "--to",
                folder.resolve(into).toString());
        assertThat(made.err()).isEmpty();
        assertThat(made.out()).startsWith("Backup made: ");
        return Path.of(made.out().split("[ ,]", 4)[2]);
    }

    private static LedgerEntry entry(Fettle fettle, long id) {
        return fettle.mail().intaking().ledger().find(fettle.database().read(TEST), id);
    }

    private static Settings settings(String data) {
        return Settings.load(
                Map.of("store.data", folder.resolve(data).toString(), "web.port", "0", "smtp-in.port", "0"), Map.of());
    }

    private static Path first(Path below, Predicate<Path> wanted) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(Files::isRegularFile)
                    .filter(wanted)
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    private static void cut(Path file, long length) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(length);
        }
    }
}
