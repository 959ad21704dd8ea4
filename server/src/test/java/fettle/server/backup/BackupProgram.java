package fettle.server.backup;

import fettle.server.SqlFiles;
import fettle.server.store.BlobStore;
import fettle.server.store.Database;
import fettle.server.store.engine.DatabaseAddress;
import fettle.server.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;

/// A program for a test to kill: it fills a data folder with files, says so, and makes a backup of it.
final class BackupProgram {

    static final String READY = "ready";
    private static final int FILES = 1_500;

    private BackupProgram() {}

    public static void main(String[] arguments) {
        Path data = Path.of(arguments[0]);
        var address = new DatabaseAddress.Folder(data);
        try (var database = Database.open(address, 2, TestDatabase.migrations(), SqlFiles.ALL)) {
            var blobs = new BlobStore(data.resolve("files"), InstantSource.system());
            for (int i = 0; i < FILES; i++) {
                blobs.put(("file " + i).getBytes(StandardCharsets.US_ASCII));
            }
            System.out.println(READY);
            System.out.println(new Backup(database, blobs, InstantSource.system()).make(Path.of(arguments[1])));
        }
    }

    static Process start(Path data, Path into) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BackupProgram.class.getName(),
                        data.toString(),
                        into.toString())
                .redirectErrorStream(true)
                .redirectOutput(into.resolveSibling("said").toFile())
                .start();
    }
}
