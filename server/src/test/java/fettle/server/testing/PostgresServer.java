package fettle.server.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A PostgreSQL server that lives as long as the tests: the one from Maven, or where that can't start (as root without
/// user namespaces) the one that is installed, run by the user `postgres`. The system property
/// `fettle.test.postgres=installed` asks for that one, whose programs for backups are of its version.
interface PostgresServer {

    System.Logger LOG = System.getLogger(PostgresServer.class.getName());

    String url(String user, String database);

    static PostgresServer start() {
        if ("installed".equals(System.getProperty("fettle.test.postgres"))) {
            return installed();
        }
        try {
            return embedded();
        } catch (IOException | IllegalStateException e) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "PostgreSQL from Maven does not start here, so the installed one is used: " + e.getMessage());
            return installed();
        }
    }

    private static PostgresServer embedded() throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("max_connections", "300")
                .start();
        return (user, database) -> server.getJdbcUrl(user, database);
    }

    private static PostgresServer installed() {
        try {
            Path binaries = binaries()
                    .orElseThrow(
                            () -> new IllegalStateException(
                                    "No PostgreSQL for the tests: install the package postgresql, or run them as another user than root"));
            Path data = Files.createTempDirectory("fettle-postgres");
            int port = freePort();
            run("chown", "postgres", data.toString());
            su("'" + binaries.resolve("initdb") + "' -D " + data + "/db -A trust -U postgres -E UTF8 --locale=C.UTF-8");
            su(
                    "'" + binaries.resolve("pg_ctl") + "' -D " + data + "/db -w -l " + data + "/log -o '-p " + port
                            + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=300' start");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(binaries, data)));
            return (user, database) -> "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + user;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> binaries() throws IOException {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return Optional.empty();
        }
        try (Stream<Path> found = Files.list(versions)) {
            return found.map(version -> version.resolve("bin"))
                    .filter(Files::isDirectory)
                    .max(Path::compareTo);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void stop(Path binaries, Path data) {
        su("'" + binaries.resolve("pg_ctl") + "' -D " + data + "/db -m immediate stop");
        run("rm", "-rf", data.toString());
    }

    private static void su(String command) {
        run("su", "postgres", "-s", "/bin/sh", "-c", command);
    }

    private static void run(String... command) {
        try {
            int code = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException(String.join(" ", command) + " ended with " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
