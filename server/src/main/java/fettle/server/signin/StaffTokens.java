package fettle.server.signin;

import fettle.server.signin.secret.Token;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// One-time links for people of the desk: for the first administrator, while nobody exists, and for a new password.
public final class StaffTokens {

    /// What a link is good for.
    public enum Purpose {
        FIRST_ADMINISTRATOR,
        PASSWORD
    }

    /// How long a link works that a person asked for themselves, or that is printed for an operator.
    public static final Duration RESET = Duration.ofMinutes(30);

    /// How long one works that an administrator passes on to a new colleague.
    public static final Duration INVITATION = Duration.ofDays(3);

    private static final Duration FIRST = Duration.ofDays(1);
    private static final Scope SIGN_IN = new Scope.System("one-time token");

    private final Database database;
    private final InstantSource clock;
    private final SignInStore store = new SignInStore();

    public StaffTokens(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    public boolean anybody() {
        return store.anybody(database.read(SIGN_IN));
    }

    /// Makes the token for the first administrator; the one before it dies. Empty as soon as anybody exists.
    public Optional<Token> firstAdministrator() {
        return database.transaction(SIGN_IN, tx -> {
            if (store.anybody(tx)) {
                return Optional.empty();
            }
            return Optional.of(make(tx, Purpose.FIRST_ADMINISTRATOR, Optional.empty(), FIRST));
        });
    }

    /// Makes a link to set a password; the one before it dies.
    public Token password(Tx tx, long technicianId, Duration life) {
        return make(tx, Purpose.PASSWORD, Optional.of(technicianId), life);
    }

    public boolean letsInFirstAdministrator(String shown) {
        var tx = database.read(SIGN_IN);
        return store.staffToken(tx, Purpose.FIRST_ADMINISTRATOR, shown, clock.instant())
                        .isPresent()
                && !store.anybody(tx);
    }

    public Optional<DeskUser> setsPasswordOf(Tx tx, String shown) {
        return store.staffToken(tx, Purpose.PASSWORD, shown, clock.instant())
                .flatMap(technician -> technician)
                .flatMap(id -> store.byId(tx, id));
    }

    /// Uses the token up: true once, and for nobody else who shows it at the same time.
    boolean use(Tx tx, String shown) {
        return store.useStaffToken(tx, shown, clock.instant());
    }

    private Token make(Tx tx, Purpose purpose, Optional<Long> technician, Duration life) {
        Token token = Token.random();
        store.removeStaffTokens(tx, purpose, technician);
        var now = clock.instant();
        store.addStaffToken(tx, token, purpose, technician, now, now.plus(life));
        return token;
    }
}
