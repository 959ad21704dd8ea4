package fettle.server.backup;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.store.BlobStore;
import fettle.server.store.Scope;
import fettle.server.testing.TestClock;
import fettle.server.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class FileSweepTest {

    private static final Scope TEST = new Scope.System("test");

    /// Columns that hold a SHA-256 of something that is no file of ours.
    private static final Set<String> NO_FILES = Set.of("inbound_mail.lines_sha256", "inbound_mail.content_sha256");

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();

    @Test
    void deletesWhatNoRowRefersToAfterADay() {
        var blobs = new BlobStore(folder.resolve("files"), clock);
        String used = blobs.put(bytes("a mail")).sha256();
        String unused = blobs.put(bytes("left behind")).sha256();
        refer(used);
        var sweep = new FileSweep(database.get(), blobs, clock);

        clock.advance(Duration.ofHours(23));
        String fresh = blobs.put(bytes("being written")).sha256();
        sweep.run();
        assertThat(blobs.exists(unused)).as("it may still be on its way").isTrue();

        clock.advance(Duration.ofHours(2));
        sweep.run();
        assertThat(blobs.exists(unused)).isFalse();
        assertThat(blobs.exists(used)).isTrue();
        assertThat(blobs.exists(fresh)).isTrue();
    }

    @Test
    void knowsEveryColumnThatNamesAFile() throws IOException {
        Map<String, String> tables = Map.of(
                "backup.attachments", "attachment",
                "backup.entries", "public_entry",
                "backup.supplier-messages", "supplier_message",
                "backup.supplier-files", "supplier_file",
                "backup.mails", "inbound_mail",
                "backup.waiting", "waiting_file");
        Set<String> known = FilesInUse.COLUMNS.entrySet().stream()
                .flatMap(one -> one.getValue().stream().map(column -> tables.get(one.getKey()) + "." + column))
                .collect(Collectors.toCollection(TreeSet::new));
        known.addAll(NO_FILES);

        assertThat(hashColumns()).isNotEmpty().isSubsetOf(known);
    }

    /// Every column of the schema whose name ends in sha256, by its table.
    private static Set<String> hashColumns() throws IOException {
        var found = new TreeSet<String>();
        var word = Pattern.compile("TABLE (\\w+)|\\b(\\w*sha256) VARCHAR");
        for (Path migration : migrations()) {
            String table = "";
            Matcher words = word.matcher(Files.readString(migration));
            while (words.find()) {
                if (words.group(2) == null) {
                    table = words.group(1);
                } else {
                    found.add(table + "." + words.group(2));
                }
            }
        }
        return found;
    }

    private static List<Path> migrations() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/migrations"))) {
            return files.toList();
        }
    }

    private static void refer(String sha256) {
        database.get()
                .run(
                        TEST,
                        tx -> tx.sql("intake.insert")
                                .set("id", 1L)
                                .set("source", "FILE")
                                .set("mailboxId", Optional.empty())
                                .set("uidValidity", Optional.empty())
                                .set("uid", Optional.empty())
                                .set("envelopeFrom", "")
                                .set("envelopeTo", "")
                                .set("receivedAt", 0L)
                                .set("size", 1L)
                                .set("raw", sha256)
                                .set("lines", sha256)
                                .set("history", false)
                                .set("owner", "")
                                .set("turn", 0L)
                                .set("outcome", "WAITING")
                                .set("reason", "NONE")
                                .set("words", "")
                                .set("decidedAt", Optional.empty())
                                .update());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
