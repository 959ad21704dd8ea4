package fettle.server.signin;

import fettle.server.signin.secret.Token;
import fettle.server.store.Database;
import fettle.server.store.Row;
import fettle.server.store.Scope;
import fettle.server.store.Sql;
import fettle.server.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Who is signed in, by the token in their cookie: the desk has one of these, the portal another.
///
/// What was read is kept for a few seconds, and forgotten at once when a session ends here.
public final class Sessions<U extends Record> {

    private static final Scope SIGN_IN = new Scope.System("sign-in");
    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final Duration NOTED = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 10_000;

    /// How the sessions of the desk and those of the portal differ.
    ///
    /// @param name the beginning of its statements' names
    /// @param idle how long a session lives without a request
    /// @param longest how long it lives at most
    /// @param insert the statement that adds a session of this user
    record Kind<U extends Record>(
            String name, Duration idle, Duration longest, Function<Row, U> user, BiFunction<Tx, U, Sql> insert) {}

    private record Found<U>(U user, Instant seenAt, Instant readAt) {}

    private final Database database;
    private final InstantSource clock;
    private final Kind<U> kind;
    private final Map<String, Found<U>> remembered = new ConcurrentHashMap<>();
    private final AtomicLong ended = new AtomicLong();

    Sessions(Database database, InstantSource clock, Kind<U> kind) {
        this.database = database;
        this.clock = clock;
        this.kind = kind;
    }

    public static Sessions<DeskUser> desk(Database database, InstantSource clock) {
        return new Sessions<>(
                database,
                clock,
                new Kind<>(
                        "signin.desk-session",
                        Duration.ofHours(12),
                        Duration.ofDays(7),
                        SignInStore::deskUser,
                        (tx, user) -> tx.sql("signin.desk-session.start").set("technicianId", user.technicianId())));
    }

    public static Sessions<PortalUser> portal(Database database, InstantSource clock) {
        return new Sessions<>(
                database,
                clock,
                new Kind<>(
                        "signin.portal-session",
                        Duration.ofHours(2),
                        Duration.ofDays(1),
                        SignInStore::portalUser,
                        (tx, user) -> tx.forClient(user.clientId())
                                .sql("signin.portal-session.start")
                                .set("contactId", user.contactId())));
    }

    /// Begins a session. Its token is always a new one, whatever cookie the browser showed before.
    public Token start(Tx tx, U user) {
        Token token = Token.random();
        Instant now = clock.instant();
        kind.insert
                .apply(tx, user)
                .set("hash", token.hash())
                .set("now", now)
                .set("expiresAt", now.plus(kind.longest))
                .update();
        return token;
    }

    public Optional<U> user(String shown) {
        String hash = Token.hash(shown);
        Instant now = clock.instant();
        Found<U> known = remembered.get(hash);
        if (known != null && known.readAt.plus(REMEMBERED).isAfter(now)) {
            return Optional.of(known.user);
        }
        return read(hash, now).map(Found::user);
    }

    /// Whether the token was good when it was last read; without a look into the database.
    boolean knows(String shown) {
        return remembered.containsKey(Token.hash(shown));
    }

    public void end(String shown) {
        String hash = Token.hash(shown);
        database.run(SIGN_IN, tx -> tx.sql(kind.name + ".end").set("hash", hash).update());
        forget();
    }

    /// Ends all sessions of a person, to be called in the transaction that takes their rights away.
    public void endAll(Tx tx, long person) {
        tx.sql(kind.name + ".end-all").set("person", person).update();
        tx.afterCommit(this::forget);
    }

    /// Lets go of what was read before; to be called after the commit of whatever took rights away.
    public void forget() {
        ended.incrementAndGet();
        remembered.clear();
    }

    public long removeDead() {
        Instant now = clock.instant();
        return database.transaction(
                SIGN_IN,
                tx -> tx.sql(kind.name + ".remove-dead")
                        .set("now", now)
                        .set("idleSince", now.minus(kind.idle))
                        .update());
    }

    private Optional<Found<U>> read(String hash, Instant now) {
        long before = ended.get();
        Optional<Found<U>> found = database.read(SIGN_IN)
                .sql(kind.name + ".find")
                .set("hash", hash)
                .set("now", now)
                .set("idleSince", now.minus(kind.idle))
                .one(row -> new Found<>(kind.user.apply(row), row.instant("seen_at"), now));
        found.filter(session -> session.seenAt.plus(NOTED).isBefore(now)).ifPresent(_ -> noteSeen(hash, now));
        found.ifPresentOrElse(session -> remember(hash, session, before), () -> remembered.remove(hash));
        return found;
    }

    private void noteSeen(String hash, Instant now) {
        database.run(
                SIGN_IN,
                tx -> tx.sql(kind.name + ".seen")
                        .set("hash", hash)
                        .set("now", now)
                        .update());
    }

    /// Keeps what was read, unless a session ended while it was.
    private void remember(String hash, Found<U> session, long before) {
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
        remembered.put(hash, session);
        if (ended.get() != before) {
            remembered.remove(hash);
        }
    }
}
