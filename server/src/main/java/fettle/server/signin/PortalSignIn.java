package fettle.server.signin;

import fettle.server.job.Troubles;
import fettle.server.signin.limit.Tries;
import fettle.server.signin.secret.Token;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.web.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Signs customers in by a link that is mailed to them: no password to remember, none to lose.
///
/// Whether an address is known shows neither in the answer nor in its time: the looking up and the mail are left to a
/// thread of their own.
public final class PortalSignIn implements AutoCloseable {

    /// How long a mailed link works.
    public static final Duration LIFE = Duration.ofMinutes(30);

    private static final Scope SIGN_IN = new Scope.System("portal sign-in");
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int MOST_OF_AN_ADDRESS = 3;
    private static final int MOST_OF_A_NETWORK = 10;
    private static final int QUEUE = 200;
    private static final String WORK = "portal-link";

    /// Puts the mail with the link into the outbox, within the transaction that makes the link.
    @FunctionalInterface
    public interface LinkMail {
        void add(Tx tx, PortalUser to, Token link);
    }

    private final Database database;
    private final InstantSource clock;
    private final Sessions<PortalUser> sessions;
    private final LinkMail mail;
    private final Troubles troubles;
    private final Tries addresses;
    private final Tries networks;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUE),
            Thread.ofPlatform().name("portal-link").daemon().factory());
    private final SignInStore store = new SignInStore();

    /// Links for the people of these sessions.
    ///
    /// @param troubles where a link that could not be made is told: whoever asked for it has their answer by then
    public PortalSignIn(
            Database database, InstantSource clock, Sessions<PortalUser> sessions, LinkMail mail, Troubles troubles) {
        this.database = database;
        this.clock = clock;
        this.sessions = sessions;
        this.mail = mail;
        this.troubles = troubles;
        this.addresses = new Tries(clock, MOST_OF_AN_ADDRESS, WINDOW);
        this.networks = new Tries(clock, MOST_OF_A_NETWORK, WINDOW);
        thread.allowCoreThreadTimeOut(true);
    }

    /// Mails a link to the address if it belongs to anybody, one for each company that they write for.
    public void ask(String email, String network) {
        networks.wait(network).ifPresent(wait -> {
            throw new Refusal.TooMany(wait, "signin.too-many-links", wait.toMinutes() + 1);
        });
        networks.note(network);
        String address = email.strip().toLowerCase(Locale.ROOT);
        if (addresses.wait(address).isPresent()) {
            return;
        }
        addresses.note(address);
        try {
            thread.execute(() -> send(address));
        } catch (RejectedExecutionException full) {
            throw new Refusal.Unavailable("refusal.unavailable");
        }
    }

    /// Who the link is for, while it works.
    public Optional<PortalUser> of(String shown) {
        return store.link(database.read(SIGN_IN), shown, clock.instant());
    }

    /// Signs in by the link, once.
    public Token signIn(String shown) {
        return database.transaction(SIGN_IN, tx -> {
            Instant now = clock.instant();
            PortalUser user = store.link(tx, shown, now).orElseThrow(PortalSignIn::dead);
            if (!store.useLink(tx, shown, now)) {
                throw dead();
            }
            return sessions.start(tx, user);
        });
    }

    @Override
    public void close() {
        thread.shutdown();
    }

    /// A failure is an administrator's to see; whoever asked may do so again at once.
    private void send(String address) {
        try {
            database.run(SIGN_IN, tx -> store.contactsOf(tx, address).forEach(user -> add(tx, user)));
            troubles.worked(WORK);
        } catch (RuntimeException failure) {
            addresses.forget(address);
            troubles.failed(WORK, failure);
        }
    }

    private void add(Tx tx, PortalUser user) {
        Token link = Token.random();
        Instant now = clock.instant();
        store.addLink(tx, link, user, now, now.plus(LIFE));
        mail.add(tx, user, link);
    }

    private static Refusal dead() {
        return new Refusal.NotFound("signin.link-dead");
    }
}
