package fettle.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import fettle.server.Fettle;
import fettle.server.Settings;
import fettle.server.admin.ControlToken;
import fettle.server.store.engine.StartRefused;
import fettle.web.Refusal;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Has something done on the data folder: by the server that runs on it, or here when none does.
public final class Control {

    private static final int FAILED = 1;

    private final Settings settings;

    public Control(Settings settings) {
        this.settings = settings;
    }

    /// Runs the verb, prints what it says, and returns the exit code.
    public int run(String verb, Map<String, String> arguments) {
        Optional<HttpResponse<String>> answer =
                ControlToken.in(settings.store().data()).flatMap(server -> ask(server, verb, arguments));
        if (answer.isEmpty()) {
            return runHere(verb, arguments);
        }
        return print(answer.get().body(), answer.get().statusCode() == 200);
    }

    /// Empty when nobody listens there: the file is left over from a server that was killed.
    private Optional<HttpResponse<String>> ask(ControlToken.Found server, String verb, Map<String, String> arguments) {
        String form = arguments.entrySet().stream()
                .map(argument -> "argument=" + encoded(argument.getKey() + "=" + argument.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + "/control/" + verb))
                .header("Authorization", "Bearer " + server.token().secret())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofHours(1))
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .sslContext(Loopback.trusted())
                .build()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
            return Optional.of(answer).filter(one -> one.statusCode() != 404);
        } catch (ConnectException nobodyThere) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StartRefused(StartRefused.BUSY, "The running server did not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused(StartRefused.BUSY, "Interrupted", e);
        }
    }

    private int runHere(String verb, Map<String, String> arguments) {
        try (FolderLock _ = FolderLock.of(settings.store());
                Fettle fettle = new Fettle(settings, InstantSource.system())) {
            try {
                return print(fettle.verb(verb).run(arguments), true);
            } catch (Refusal refusal) {
                return print(refusal.sentence(fettle.texts()) + "\n", false);
            }
        }
    }

    @SuppressWarnings("SystemOut")
    private static int print(String text, boolean good) {
        (good ? System.out : System.err).print(text);
        return good ? 0 : FAILED;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
