package fettle.server.side;

import fettle.server.Settings;
import fettle.server.SignInKit;
import fettle.server.notice.page.ContactChoicePages;
import fettle.server.signin.Guards;
import fettle.server.signin.page.Caller;
import fettle.server.store.engine.StartRefused;
import fettle.web.Pages;
import fettle.web.guard.Gate;
import fettle.web.guard.HttpListener;
import fettle.web.guard.KnownHost;
import fettle.web.guard.ListenerSettings;
import fettle.web.guard.RateLimit;
import fettle.web.guard.SameOrigin;
import fettle.web.guard.SecurityHeaders;
import fettle.web.problem.Problems;
import fettle.web.route.HeadAnswer;
import fettle.web.route.Route;
import io.helidon.common.tls.Tls;
import io.helidon.http.Method;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/// The listener with everything that stands before the routes.
public final class WebSide implements AutoCloseable {

    private final Settings settings;
    private final InstantSource clock;
    private final Guards guards;
    private final Pages plainPages;
    private final Caller caller;
    private final boolean tls;
    private final HttpListener listener;
    private Optional<WebServer> server = Optional.empty();

    /// A listener that lets nobody in before it is started.
    ///
    /// @param plainPages pages for people who are not signed in, which also tell what went wrong
    /// @param tls whether browsers reach us by https, here or at a proxy
    public WebSide(
            Settings settings, InstantSource clock, SignInKit signIn, Pages plainPages, Caller caller, boolean tls) {
        this.settings = settings;
        this.clock = clock;
        this.guards = signIn.guards();
        this.plainPages = plainPages;
        this.caller = caller;
        this.tls = tls;
        this.listener = new HttpListener(
                ListenerSettings.at(
                        settings.web().bind().getHostAddress(), settings.web().port()),
                new SecurityHeaders(tls),
                clock);
    }

    public void start(List<Route> routes) {
        WebServerConfig.Builder config =
                listener.strict(WebServer.builder()).shutdownHook(false).routing(routing(routes));
        settings.web().tls().ifPresent(own -> config.tls(tls(own)));
        WebServer started = config.build().start();
        if (!started.isRunning()) { // Helidon 4.1.7 only logs that it has no port
            throw new StartRefused(
                    StartRefused.BUSY,
                    "Port " + settings.web().port() + " of "
                            + settings.web().bind().getHostAddress()
                            + " can't be had: stop the program that uses it, or choose another by --port");
        }
        server = Optional.of(started);
    }

    /// Where it listens; 0 before it does.
    public int port() {
        return server.map(WebServer::port).orElse(settings.web().port());
    }

    /// How this machine reaches it, by the name or address of itself.
    public String localUrl(String self) {
        boolean own = settings.web().tls().isPresent();
        return (own ? "https" : "http") + "://" + self + ":" + port();
    }

    @Override
    public void close() {
        listener.leave();
        server.ifPresent(WebServer::stop);
        listener.close();
    }

    private HttpRouting.Builder routing(List<Route> routes) {
        var headers = new SecurityHeaders(tls);
        var gate = new Gate(
                new Problems(plainPages, headers, new JsonProblem()),
                headers,
                new KnownHost(hosts()),
                new RateLimit(clock, new Askers(guards, caller, settings.limits())),
                new SameOrigin(tls, WebSide::isMeantFromElsewhere),
                listener::isLeaving);
        HttpRouting.Builder routing = gate.before(HttpRouting.builder());
        routes.forEach(route -> add(routing, route));
        return routing;
    }

    /// What can be read can also be asked for by its head alone.
    /// What no page of another site can have a browser send without knowing a secret of ours.
    private static boolean isMeantFromElsewhere(ServerRequest request) {
        return SameOrigin.bearsKey(request) || ContactChoicePages.isOneClick(request);
    }

    private void add(HttpRouting.Builder routing, Route route) {
        Handler handler = guards.guarded(route);
        routing.route(route.method(), route.path(), handler);
        if (route.method().equals(Method.GET)) {
            routing.route(Method.HEAD, route.path(), HeadAnswer.of(handler));
        }
    }

    private List<String> hosts() {
        return Stream.concat(settings.web().baseUrl().map(URI::getHost).stream(), settings.web().hosts().stream())
                .toList();
    }

    private static Tls tls(SSLContext certificate) {
        return Tls.builder()
                .sslContext(certificate)
                .addEnabledProtocol("TLSv1.3")
                .addEnabledProtocol("TLSv1.2")
                .build();
    }
}
