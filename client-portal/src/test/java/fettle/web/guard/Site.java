package fettle.web.guard;

import fettle.web.Form;
import fettle.web.Pages;
import fettle.web.Refusal;
import fettle.web.ThemeSwitch;
import fettle.web.Uploads;
import fettle.web.asset.Assets;
import fettle.web.layout.DeskFrame;
import fettle.web.layout.PlainFrame;
import fettle.web.problem.Problems;
import fettle.web.text.Texts;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A server with the whole page kit around a handful of routes, on a free port.
public final class Site implements BeforeAllCallback, AfterAllCallback {

    private static final Duration SOON = Duration.ofMillis(1500);

    /// How often `/secret` was reached: no request of a stranger may ever get there.
    public final AtomicInteger secrets = new AtomicInteger();

    public final Path uploads;

    private final boolean tls;
    private final RateLimit.Rate rate;
    private final Texts texts = Texts.load("en");
    private final Assets assets = Assets.load();
    private HttpListener listener;
    private WebServer server;

    public Site() {
        this(false, new RateLimit.Rate(1000, 1000));
    }

    public Site(boolean tls, RateLimit.Rate rate) {
        this.tls = tls;
        this.rate = rate;
        try {
            this.uploads = Files.createTempDirectory("uploads");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public record Hello(String name) {}

    @Override
    public void beforeAll(ExtensionContext context) {
        start(0);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.stop();
        listener.close();
    }

    public void start(int port) {
        var headers = new SecurityHeaders(tls);
        var settings = new ListenerSettings(
                "127.0.0.1",
                port,
                200,
                Duration.ofSeconds(20),
                SOON,
                SOON,
                SOON.multipliedBy(2),
                Duration.ofSeconds(1));
        listener = new HttpListener(settings, headers, InstantSource.system());
        server = listener.strict(WebServer.builder())
                .routing(routing -> routes(routing, headers))
                .build()
                .start();
    }

    public int port() {
        return server.port();
    }

    public String url(String path) {
        return "http://localhost:" + port() + path;
    }

    public Assets assets() {
        return assets;
    }

    private void routes(HttpRouting.Builder routing, SecurityHeaders headers) {
        Pages desk = new Pages(texts, assets, InstantSource.system(), this::frame);
        Uploads files = Uploads.in(uploads);
        var problems = new Problems(
                desk.within(_ -> new PlainFrame("Harbourline IT")),
                headers,
                (response, problem) -> response.header(HeaderNames.CONTENT_TYPE, "application/problem+json")
                        .send("{\"status\":" + problem.status().code() + "}"));
        var gate = new Gate(
                problems,
                headers,
                new KnownHost(List.of("desk.harbourline.example")),
                new RateLimit(InstantSource.system(), new Callers(this::asker)),
                new SameOrigin(tls, SameOrigin::bearsKey),
                listener::isLeaving);
        Stream.of(assets, new ThemeSwitch())
                .flatMap(part -> part.routes().stream())
                .forEach(route -> routing.route(route.method(), route.path(), route.handler()));
        gate.before(routing)
                .get("/", (request, response) -> desk.send(request, response, new Hello("Priya")))
                .get("/secret", (_, response) -> response.send("secret " + secrets.incrementAndGet()))
                .get("/fault", (_, _) -> {
                    throw new IllegalStateException("SELECT password FROM technician");
                })
                .get("/password/{token}", (_, _) -> {
                    throw new IllegalStateException("No database");
                })
                .get("/api/v1/none", (_, _) -> {
                    throw new Refusal.NotFound("refusal.not-found");
                })
                .get("/gone", (request, _) -> {
                    throw Refusal.SignInNeeded.at("/sign-in", request);
                })
                .post("/unread", (_, response) -> response.send("not read"))
                .post(
                        "/echo",
                        (request, response) -> response.send(Form.of(request).lines("text", 20_000)))
                .post("/files", (request, response) -> files(files, request, response));
    }

    private static void files(Uploads uploads, ServerRequest request, ServerResponse response) {
        try (Form form = uploads.read(request)) {
            var said = new StringBuilder(form.optional("text", 100).orElse("nothing"));
            form.files("files")
                    .forEach(file ->
                            said.append('|').append(file.name()).append('=').append(file.size()));
            response.send(said.toString());
        }
    }

    private RateLimit.Asker asker(ServerRequest request) {
        return new RateLimit.Asker(request.remotePeer().host(), rate);
    }

    private Record frame(ServerRequest request) {
        return DeskFrame.of(
                texts,
                request.path().absolute().rawPath(),
                "Priya Raman",
                "First line",
                "Harbourline IT",
                true,
                new DeskFrame.Counts("12", "17", "5", "2"));
    }
}
