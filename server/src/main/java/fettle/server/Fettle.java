package fettle.server;

import fettle.server.admin.AccountVerbs;
import fettle.server.admin.BackupVerb;
import fettle.server.admin.ControlRoutes;
import fettle.server.admin.ControlToken;
import fettle.server.admin.ControlVerb;
import fettle.server.backup.Backup;
import fettle.server.backup.FileSweep;
import fettle.server.intake.mailbox.MailboxLetterhead;
import fettle.server.intake.mailbox.Mailboxes;
import fettle.server.job.Job;
import fettle.server.job.Jobs;
import fettle.server.job.Lease;
import fettle.server.job.OldRequestKeys;
import fettle.server.job.SharedLease;
import fettle.server.job.Trouble;
import fettle.server.job.Troubles;
import fettle.server.live.Live;
import fettle.server.live.LiveRoutes;
import fettle.server.mail.transport.Steps;
import fettle.server.monitor.board.Board;
import fettle.server.side.AccountSide;
import fettle.server.side.ApiSide;
import fettle.server.side.AskSide;
import fettle.server.side.Health;
import fettle.server.side.MailSide;
import fettle.server.side.MonitorSide;
import fettle.server.side.PortalLinkMail;
import fettle.server.side.PortalSide;
import fettle.server.side.ProxyCaller;
import fettle.server.side.SetUpSide;
import fettle.server.side.TicketSide;
import fettle.server.side.WebSide;
import fettle.server.signin.DeskUser;
import fettle.server.signin.PortalSignIn;
import fettle.server.signin.Role;
import fettle.server.signin.limit.DeadSignIns;
import fettle.server.signin.page.Caller;
import fettle.server.signin.page.DeskLinkPages;
import fettle.server.signin.page.DeskShell;
import fettle.server.signin.page.DeskSignInPages;
import fettle.server.signin.page.PortalSignInPages;
import fettle.server.store.BlobStore;
import fettle.server.store.Database;
import fettle.server.store.Ids;
import fettle.server.store.keys.RequestKeys;
import fettle.server.store.schema.MigrationFiles;
import fettle.server.store.schema.Migrations;
import fettle.server.store.secret.KeyFile;
import fettle.server.store.secret.SealingKey;
import fettle.server.ticket.reply.Letterhead;
import fettle.web.Cookies;
import fettle.web.Pages;
import fettle.web.ThemeSwitch;
import fettle.web.asset.Assets;
import fettle.web.layout.DeskFrame;
import fettle.web.layout.PlainFrame;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import fettle.web.text.Texts;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// The whole server, wired by hand. Read it from top to bottom to see what depends on what.
///
/// Made, it only opens its data; [#listen] lets browsers in, and [#start] also begins to work by itself.
public final class Fettle implements AutoCloseable {

    private final Settings settings;
    private final InstantSource clock;
    private final Database database;
    private final Texts texts = Texts.load("en");
    private final Live live = new Live();
    private final ControlToken control;
    private final SignInKit signIn;
    private final Troubles troubles = new Troubles();
    private final PortalSignIn portalSignIn;
    private final Features features;
    private final Mailboxes mailboxes;
    private final BlobStore blobs;
    private final MailSide mail;
    private final AccountVerbs accountVerbs;
    private final MonitorSide monitors;
    private final Jobs jobs;
    private final Health health;
    private final Pages plainPages;
    private final Pages deskPages;
    private final Map<String, ControlVerb> verbs;
    private final List<Route> routes;
    private final WebSide web;

    public Fettle(Settings settings, InstantSource clock) {
        this(settings, clock, Steps.NONE);
    }

    /// For tests of crashes, which happen at a step of a mail's way.
    Fettle(Settings settings, InstantSource clock, Steps steps) {
        this.settings = settings;
        this.clock = clock;
        Settings.Store store = settings.store();
        database = Database.open(
                store.database(), store.pool(), new Migrations(MigrationFiles.all(), clock), SqlFiles.ALL);
        SealingKey key = KeyFile.open(store.keyFile(), database);
        Ids ids = new Ids(clock);
        control = new ControlToken(store.data());
        signIn = SignInKit.of(database, clock, ids, key, settings.provider(), new Cookies(isTls()), control);

        mailboxes = new Mailboxes(database, ids, clock, key);
        features = Features.of(
                database,
                clock,
                settings.zone(),
                ids,
                key,
                live,
                texts,
                settings.mail().host(),
                settings.mail().lateAfter(),
                letterhead(),
                this::baseUrl);
        blobs = new BlobStore(store.data().resolve("files"), clock);
        mail = new MailSide(new MailSide.Below(
                settings,
                database,
                blobs,
                ids,
                clock,
                texts,
                signIn.audit(),
                live,
                features,
                mailboxes,
                key,
                this::nudge,
                steps));
        portalSignIn = new PortalSignIn(
                database,
                clock,
                signIn.portal(),
                new PortalLinkMail(features.outbox(), settings, texts, this::baseUrl),
                troubles);
        accountVerbs = new AccountVerbs(
                database, features.staff(), signIn.tokens(), signIn.keys(), signIn.audit(), this::baseUrl);

        verbs = allVerbs();
        health = new Health(database);
        Assets assets = Assets.load();
        plainPages = new Pages(texts, assets, clock, _ -> new PlainFrame(settings.provider()));
        deskPages = plainPages.within(new DeskShell(signIn.guards().desk(), texts, settings.provider(), this::counts));
        monitors =
                new MonitorSide(database, clock, settings.zone(), features, mail.alarms(), signIn.guards(), deskPages);
        jobs = new Jobs(allJobs(), clock, lease());
        Caller caller = new ProxyCaller(settings.web().trustedProxies());
        routes = allRoutes(assets, caller);
        web = new WebSide(settings, clock, signIn, plainPages, caller, isTls());
    }

    /// Every page and resource, and who may ask for it. A feature adds its pages here.
    private List<Route> allRoutes(Assets assets, Caller caller) {
        var all = new ArrayList<Routes>(List.of(health, assets, new ThemeSwitch(), new ControlRoutes(verbs, texts)));
        all.add(new LiveRoutes(live, signIn::deskReader, signIn::portalReader));
        all.addAll(signInPages(caller));
        all.add(new TicketSide(
                database, clock, settings, blobs, features, signIn.guards().desk(), deskPages));
        all.add(mail.pages(signIn.guards().desk(), deskPages));
        all.add(monitors);
        all.add(new AccountSide(database, clock, settings.zone(), features, signIn.guards(), deskPages));
        all.add(new ApiSide(database, clock, blobs, signIn, features, mail, texts));
        all.add(new PortalSide(
                settings, database, clock, features, blobs, signIn.guards().portal(), caller, plainPages));
        all.add(new SetUpSide(database, clock, signIn, features, mail, this::failing, this::baseUrl, deskPages));
        return all.stream().flatMap(part -> part.routes().stream()).toList();
    }

    private List<Routes> signInPages(Caller caller) {
        return List.of(
                new DeskSignInPages(signIn.deskSignIn(), signIn.deskBrowsers(), caller, plainPages),
                new DeskLinkPages(
                        signIn.accounts(),
                        signIn.tokens(),
                        (tx, email, name) -> features.staff()
                                .add(tx, email, name, Role.ADMINISTRATOR)
                                .id(),
                        signIn.deskBrowsers(),
                        plainPages),
                new PortalSignInPages(portalSignIn, signIn.portalBrowsers(), caller, plainPages));
    }

    /// What went wrong the last time, of all that nobody waits for.
    private List<Trouble> failing() {
        return Stream.concat(jobs.troubles().stream(), troubles.all().stream()).toList();
    }

    /// Everything that happens by itself. A feature adds its jobs here.
    private List<Job> allJobs() {
        var all = new ArrayList<Job>(mail.jobs());
        all.addAll(AskSide.jobs(database, features));
        all.add(new DeadSignIns(database, clock, signIn.desk(), signIn.portal()));
        all.add(new FileSweep(database, blobs, clock));
        all.add(new OldRequestKeys(new RequestKeys(database, clock)));
        all.addAll(monitors.jobs());
        return all;
    }

    private void nudge(String job) {
        jobs.nudge(job);
    }

    /// Everything that commands have the server do. A feature adds its verbs here.
    private Map<String, ControlVerb> allVerbs() {
        var all = new HashMap<>(accountVerbs.verbs());
        all.putAll(mail.verbs());
        all.put(
                "backup",
                new BackupVerb(
                        new Backup(database, blobs, clock),
                        database,
                        signIn.audit(),
                        texts,
                        settings.store().data()));
        return all;
    }

    /// How much waits behind the links of the sidebar.
    private DeskFrame.Counts counts(DeskUser user) {
        long mine = features.openCounts().of(user.technicianId()).mine();
        Board board = features.monitoring().board();
        return new DeskFrame.Counts(count(mine), count(board.tickets()), count(board.reviews()), "");
    }

    private static String count(long waiting) {
        return waiting == 0 ? "" : String.valueOf(waiting);
    }

    /// Lets browsers and programs in, and nothing happen by itself: what a test wants.
    public Fettle listen() {
        web.start(routes);
        mail.listen();
        return this;
    }

    public Fettle start() {
        listen();
        control.publish(web.localUrl("127.0.0.1"));
        jobs.start();
        mail.fetch();
        return this;
    }

    public int port() {
        return web.port();
    }

    /// How browsers reach us, without a slash at its end.
    public String baseUrl() {
        return settings.web().baseUrl().map(Object::toString).orElseGet(() -> web.localUrl("localhost"));
    }

    public Database database() {
        return database;
    }

    public Texts texts() {
        return texts;
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

    /// Files, by the hash of what is in them.
    public BlobStore blobs() {
        return blobs;
    }

    public MailSide mail() {
        return mail;
    }

    /// What can be done, feature by feature.
    public Features features() {
        return features;
    }

    public AccountVerbs accountVerbs() {
        return accountVerbs;
    }

    /// What a command has the server do, by its name.
    public ControlVerb verb(String name) {
        return Optional.ofNullable(verbs.get(name))
                .orElseThrow(() -> new IllegalArgumentException("There is no verb " + name));
    }

    /// Everything that the server answers, and who may ask it.
    public List<Route> routes() {
        return routes;
    }

    /// Ends what comes in first, then what works by itself, then the database.
    @Override
    public void close() {
        health.stop();
        control.close();
        live.close();
        web.close();
        mail.close();
        jobs.close();
        mail.finishSending();
        portalSignIn.close();
        signIn.passwords().close();
        database.close();
    }

    private boolean isTls() {
        return settings.web().tls().isPresent()
                || settings.web()
                        .baseUrl()
                        .filter(url -> "https".equals(url.getScheme()))
                        .isPresent();
    }

    private Letterhead letterhead() {
        var desk = new Letterhead.Sender(
                settings.mail().fromAddress(), settings.mail().fromName(), settings.phone(), Optional.empty(), false);
        return new MailboxLetterhead(mailboxes, desk, settings.mail().largest());
    }

    private Lease lease() {
        return switch (database.dialect()) {
            case DERBY -> new Lease.Alone();
            case POSTGRESQL ->
                new SharedLease(database, clock, UUID.randomUUID().toString());
        };
    }
}
