package fettle.server.aot;

import fettle.server.Fettle;
import fettle.server.Settings;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Role;
import fettle.server.staff.Technician;
import fettle.server.store.Scope;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/// A short life of the whole server on data of its own, for the start-up cache to learn from.
@Command(
        name = "warm-up",
        hidden = true,
        description = "Starts on data of its own, shows its pages to nobody, and ends.")
public final class WarmUp implements Callable<Integer> {

    private static final Scope WARM_UP = new Scope.System("learn for the start-up cache");
    private static final List<String> PAGES = List.of("/sign-in", "/portal/sign-in", "/health/ready", "/");
    private static final int ROUNDS = 20;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("fettle-warm-up");
        try (var fettle = new Fettle(settings(data), InstantSource.system())) {
            read(fettle.start());
        } finally {
            delete(data);
        }
        return 0;
    }

    private static Settings settings(Path data) {
        return Settings.load(
                Map.of(
                        "store.data", data.resolve("data").toString(),
                        "web.port", "0",
                        "smtp-in.port", "0",
                        "limits.session-burst", "1000"),
                Map.of());
    }

    private static void read(Fettle fettle) throws IOException, InterruptedException {
        String cookie = "fd=" + signIn(fettle);
        try (HttpClient browser =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            for (int round = 0; round < ROUNDS; round++) {
                for (String page : PAGES) {
                    HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + fettle.port() + page))
                            .header("Cookie", cookie)
                            .timeout(Duration.ofSeconds(30))
                            .build();
                    browser.send(request, BodyHandlers.discarding());
                }
            }
        }
    }

    private static String signIn(Fettle fettle) {
        return fettle.database().transaction(WARM_UP, tx -> {
            Technician person =
                    fettle.features().staff().add(tx, "warm-up@localhost.test", "Warm Up", Role.ADMINISTRATOR);
            DeskUser user = new DeskUser(person.id(), person.email(), person.name(), person.role());
            return fettle.signIn().desk().start(tx, user).secret();
        });
    }

    private static void delete(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
