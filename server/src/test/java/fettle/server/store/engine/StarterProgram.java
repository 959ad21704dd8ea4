package fettle.server.store.engine;

import fettle.server.store.Database;
import fettle.server.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A program for the tests to start and kill: it opens the database in a folder, says so, and runs until its input
/// ends.
final class StarterProgram {

    static final String READY = "ready";

    private StarterProgram() {}

    public static void main(String[] arguments) throws IOException {
        var address = new DatabaseAddress.Folder(Path.of(arguments[0]));
        try (var database = Database.open(address, 2, TestDatabase.migrations(), List.of())) {
            System.out.println(READY + " on " + database.dialect());
            System.in.read();
        } catch (StartRefused e) {
            System.out.println(e.getMessage());
            System.exit(e.exitCode());
        }
    }

    static Process start(Path data) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StarterProgram.class.getName(),
                        data.toString())
                .redirectErrorStream(true)
                .start();
    }
}
