package fettle.server.testing;

import fettle.server.store.Database;
import fettle.server.store.engine.DatabaseAddress;
import fettle.server.store.engine.Derby;
import fettle.server.store.schema.Migration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// Derby databases in memory, copied from a template that is migrated once for each state of the migrations.
final class TestDerby {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDerby() {}

    static DatabaseAddress fresh() {
        var address = new DatabaseAddress.Memory("test-" + COUNT.incrementAndGet());
        Derby.configure(address);
        connect(address.url() + ";createFrom=" + template().toAbsolutePath());
        return address;
    }

    /// Derby waits for half a second before it forgets a database, so nobody waits for Derby.
    static void drop(DatabaseAddress.Memory address) {
        Thread.startVirtualThread(() -> Derby.drop(address.url()));
    }

    private static synchronized Path template() {
        Path template = Path.of("target", "derby-template", schema());
        if (!Files.exists(template)) {
            make(template);
        }
        return template;
    }

    private static String schema() {
        String steps = TestDatabase.steps().stream().map(Migration::sha256).collect(Collectors.joining("\n"));
        return Migration.of("0000-all.sql", steps).sha256();
    }

    /// Made beside its place and renamed, since another JVM may make the same one.
    private static void make(Path template) {
        var address = new DatabaseAddress.Memory("template");
        Database.open(address, 2, TestDatabase.migrations(), List.of()).close();
        try {
            Path backup = Files.createTempDirectory(Files.createDirectories(template.resolveSibling(".")), "backup");
            backup(address, backup);
            Files.move(backup.resolve("template"), template);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            System.getLogger(TestDerby.class.getName()).log(System.Logger.Level.DEBUG, "Another JVM was first", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Derby.drop(address.url());
    }

    private static void backup(DatabaseAddress address, Path folder) {
        try (var connection = DriverManager.getConnection(address.url());
                var call = connection.prepareCall("CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE(?)")) {
            call.setString(1, folder.toAbsolutePath().toString());
            call.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void connect(String url) {
        try {
            DriverManager.getConnection(url).close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
