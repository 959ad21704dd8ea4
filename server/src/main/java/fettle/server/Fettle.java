package fettle.server;

import fettle.server.admin.StaffPages;
import fettle.server.job.Job;
import fettle.server.job.Jobs;
import fettle.server.job.Lease;
import fettle.server.job.SharedLease;
import fettle.server.live.Live;
import fettle.server.live.LiveRoutes;
import fettle.server.live.Reader;
import fettle.server.signin.DeskUser;
import fettle.server.signin.PortalSignIn;
import fettle.server.signin.PortalUser;
import fettle.server.signin.Role;
import fettle.server.signin.limit.DeadSignIns;
import fettle.server.signin.page.DeskLinkPages;
import fettle.server.signin.page.DeskShell;
import fettle.server.signin.page.DeskSignInPages;
import fettle.server.signin.page.PortalSignInPages;
import fettle.server.ticket.ClosingJob;
import fettle.server.ticket.reply.Letterhead;
import fettle.server.store.Database;
import fettle.server.store.Ids;
import fettle.server.store.schema.MigrationFiles;
import fettle.server.store.schema.Migrations;
import fettle.server.store.secret.KeyFile;
import fettle.server.store.secret.SealingKey;
import fettle.web.Cookies;
import fettle.web.Pages;
import fettle.web.Refusal;
import fettle.web.ThemeSwitch;
import fettle.web.asset.Assets;
import fettle.web.guard.Gate;
import fettle.web.guard.HttpListener;
import fettle.web.guard.KnownHost;
import fettle.web.guard.ListenerSettings;
import fettle.web.guard.RateLimit;
import fettle.web.guard.SameOrigin;
import fettle.web.guard.SecurityHeaders;
import fettle.web.layout.DeskFrame;
import fettle.web.layout.PlainFrame;
import fettle.web.problem.Problems;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import fettle.web.text.Texts;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The whole server, wired by hand. Read it from top to bottom to see what depends on what.
public final class Fettle implements AutoCloseable {

    private static final int CONNECTIONS = 16;

    private final Place place;
    private final InstantSource clock;
    private final Database database;
    private final Live live = new Live();
    private final SignInKit signIn;
    private final PortalSignIn portalSignIn;
    private final Features features;
    private final Health health;
    private final Pages plainPages;
    private final List<Route> routes;
    private final HttpListener listener;
    private final WebServer web;
    private final Jobs jobs;

    public Fettle(Place place, InstantSource clock) {
        this.place = place;
        this.clock = clock;
        database = Database.open(
                place.database(), CONNECTIONS, new Migrations(MigrationFiles.all(), clock), SqlFiles.ALL);
        Ids ids = new Ids(clock);
        var cookies = new Cookies(place.tls());
        SealingKey key = KeyFile.open(place.key(), database);
        signIn = SignInKit.of(database, clock, ids, key, place.provider(), cookies, Fettle::nobody);
        Texts texts = Texts.load("en");
        features = Features.of(database, clock, ids, key, live, texts, place.baseUrl().getHost(), letterhead(place));
        portalSignIn = new PortalSignIn(database, clock, signIn.portal(), (_, _, _) -> {});
        health = new Health(database);

        jobs = new Jobs(allJobs(), clock, lease());

        Assets assets = Assets.load();
        plainPages = new Pages(texts, assets, clock, _ -> new PlainFrame(place.provider()));
        routes = table(assets);

        var headers = new SecurityHeaders(place.tls());
        listener = new HttpListener(ListenerSettings.at(place.bind(), place.port()), headers, clock);
        web = listener.strict(WebServer.builder()).shutdownHook(false).routing(routing(headers)).build().start();
    }

    /// Begins to run the jobs; a test leaves them and asks for `jobs().runDue()`.
    public Fettle start() {
        jobs.start();
        return this;
    }

    public int port() {
        return web.port();
    }

    public Database database() {
        return database;
    }

    public SignInKit signIn() {
        return signIn;
    }

    public Live live() {
        return live;
    }

    public Jobs jobs() {
        return jobs;
    }

    /// What can be done, feature by feature.
    public Features features() {
        return features;
    }

    /// Everything that the server answers, and who may ask it.
    public List<Route> routes() {
        return routes;
    }

    @Override
    public void close() {
        health.stop();
        live.close();
        web.stop();
        listener.close();
        jobs.close();
        portalSignIn.close();
        signIn.passwords().close();
        database.close();
    }

    private List<Job> allJobs() {
        return List.of(
                new DeadSignIns(database, clock, signIn.desk(), signIn.portal()),
                features.slaJob(),
                new ClosingJob(features.ticketing().closing()));
    }

    private static Letterhead letterhead(Place place) {
        var desk = new Letterhead.Sender("support@" + place.baseUrl().getHost(), place.provider(), false);
        return (_, _) -> desk;
    }

    private Lease lease() {
        return switch (database.dialect()) {
            case DERBY -> new Lease.Alone();
            case POSTGRESQL -> new SharedLease(database, clock, UUID.randomUUID().toString());
        };
    }

    private List<Route> table(Assets assets) {
        Pages desk = plainPages.within(new DeskShell(
                signIn.guards().desk(), plainPages.texts(), place.provider(), _ -> DeskFrame.Counts.NONE));
        return all(List.of(
                health,
                assets,
                new ThemeSwitch(),
                new StaffPages(database, features.staff(), signIn.guards().administrator(), desk),
                new LiveRoutes(live, this::deskReader, this::portalReader),
                new DeskSignInPages(
                        signIn.deskSignIn(), signIn.desk(), signIn.deskCookie(), Fettle::address, plainPages),
                new DeskLinkPages(
                        signIn.accounts(),
                        signIn.tokens(),
                        (tx, email, name) -> features.staff().add(tx, email, name, Role.ADMINISTRATOR).id(),
                        signIn.deskCookie(),
                        plainPages),
                new PortalSignInPages(
                        portalSignIn, signIn.portal(), signIn.portalCookie(), Fettle::address, plainPages)));
    }

    private static List<Route> all(List<Routes> parts) {
        return parts.stream().flatMap(part -> part.routes().stream()).toList();
    }

    private HttpRouting.Builder routing(SecurityHeaders headers) {
        var gate = new Gate(
                new Problems(plainPages, headers, new JsonProblem()),
                headers,
                new KnownHost(place.hosts()),
                new RateLimit(clock, this::asker),
                new SameOrigin(place.tls(), SameOrigin::bearsKey));
        HttpRouting.Builder routing = gate.before(HttpRouting.builder());
        routes.forEach(route -> routing.route(route.method(), route.path(), signIn.guards().guarded(route)));
        return routing;
    }

    private Optional<RateLimit.Asker> asker(ServerRequest request) {
        return Optional.of(new RateLimit.Asker(address(request), new RateLimit.Rate(50, 200)));
    }

    private Reader deskReader(ServerRequest request) {
        DeskUser user = signIn.guards().desk().require(request);
        return new Reader(
                "technician " + user.technicianId(),
                Optional.empty(),
                () -> signIn.guards().deskUser(request).isPresent());
    }

    private Reader portalReader(ServerRequest request) {
        PortalUser user = signIn.guards().portal().require(request);
        return new Reader(
                "contact " + user.contactId(),
                Optional.of(user.clientId()),
                () -> signIn.guards().portalUser(request).isPresent());
    }

    private static String nobody(ServerRequest request) {
        throw new Refusal.NotFound("refusal.not-found");
    }

    private static String address(ServerRequest request) {
        return request.remotePeer().host();
    }
}
