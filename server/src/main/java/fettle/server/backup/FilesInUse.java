package fettle.server.backup;

import fettle.server.store.Row;
import fettle.server.store.SqlFile;
import fettle.server.store.Tx;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The files that rows refer to, by their SHA-256. A column that holds such a reference belongs into the list here; a
/// test looks for those that are missing.
public final class FilesInUse {

    public static final SqlFile STATEMENTS = new SqlFile(FilesInUse.class, "backup.sql");

    /// Which columns of which statement name files.
    static final Map<String, List<String>> COLUMNS = Map.of(
            "backup.attachments", List.of("sha256"),
            "backup.entries", List.of("html_sha256", "raw_sha256"),
            "backup.supplier-messages", List.of("raw_sha256"),
            "backup.supplier-files", List.of("sha256"),
            "backup.mails", List.of("raw_sha256"),
            "backup.waiting", List.of("sha256"));

    private static final int AT_ONCE = 1_000;

    private FilesInUse() {}

    /// Tells of every reference, in pages, so that no list of all of them is ever in memory.
    static void forEach(Tx tx, Consumer<String> sha256) {
        COLUMNS.forEach((statement, columns) -> {
            long after = Long.MIN_VALUE;
            List<Long> page;
            do {
                page = page(tx, statement, columns, after, sha256);
                after = page.isEmpty() ? after : page.getLast();
            } while (!page.isEmpty());
        });
    }

    private static List<Long> page(Tx tx, String statement, List<String> columns, long after, Consumer<String> sha256) {
        return tx.sql(statement).set("after", after).set("n", AT_ONCE).list(row -> id(row, columns, sha256));
    }

    private static long id(Row row, List<String> columns, Consumer<String> sha256) {
        columns.forEach(column -> row.optionalText(column).ifPresent(sha256));
        return row.id("id");
    }
}
