package fettle.server.signin;

import fettle.server.signin.limit.Tries;
import fettle.server.signin.secret.Passwords;
import fettle.server.signin.secret.Token;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.web.Refusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Signs people of the desk in by address and password. An address that nobody has is answered like a wrong password:
/// in the same words, after the same time.
public final class DeskSignIn {

    private static final Scope SIGN_IN = new Scope.System("sign-in");
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int MOST_OF_AN_ACCOUNT = 10;
    private static final int MOST_OF_A_NETWORK = 30;
    private static final int MOST_FAMILIAR = 10_000;

    private final Database database;
    private final Passwords passwords;
    private final Sessions<DeskUser> sessions;
    private final Audit audit;
    private final Tries accounts;
    private final Tries networks;
    private final Set<String> familiar = ConcurrentHashMap.newKeySet();
    private final SignInStore store = new SignInStore();

    public DeskSignIn(
            Database database, InstantSource clock, Passwords passwords, Sessions<DeskUser> sessions, Audit audit) {
        this.database = database;
        this.passwords = passwords;
        this.sessions = sessions;
        this.audit = audit;
        this.accounts = new Tries(clock, MOST_OF_AN_ACCOUNT, WINDOW);
        this.networks = new Tries(clock, MOST_OF_A_NETWORK, WINDOW);
    }

    /// Begins a session when the password is right.
    ///
    /// @param network where the request came from, as [Network] groups addresses
    public Optional<Token> signIn(String email, String password, String network) {
        String address = email.strip().toLowerCase(Locale.ROOT);
        String account = account(address, network);
        refuseTooMany(account, network);
        Optional<SignInStore.Known> known = store.byEmail(database.read(SIGN_IN), address);
        if (!passwords.matches(password, known.flatMap(SignInStore.Known::passwordHash))) {
            accounts.note(account);
            networks.note(network);
            database.run(
                    SIGN_IN,
                    tx -> audit.note(tx, known.map(one -> one.user().technicianId()), "sign-in.failed", network, ""));
            return Optional.empty();
        }
        accounts.forget(account);
        return known.map(one -> begin(one, password, address, network));
    }

    private Token begin(SignInStore.Known known, String password, String address, String network) {
        Optional<String> better =
                known.passwordHash().filter(passwords::outdated).map(_ -> passwords.hash(password));
        if (familiar.size() < MOST_FAMILIAR) {
            familiar.add(address + " " + network);
        }
        return database.transaction(SIGN_IN, tx -> {
            better.ifPresent(hash -> store.setPassword(tx, known.user().technicianId(), hash));
            audit.note(tx, Optional.of(known.user().technicianId()), "sign-in", network, "");
            return sessions.start(tx, known.user());
        });
    }

    /// Strangers' failures must not lock out the person from where they always work: those are counted apart.
    private String account(String address, String network) {
        String place = address + " " + network;
        return familiar.contains(place) ? place : address;
    }

    private void refuseTooMany(String account, String network) {
        Optional<Duration> wait = networks.wait(network).or(() -> accounts.growingWait(account));
        if (wait.isPresent()) {
            throw new Refusal.TooMany(
                    wait.get(), "signin.too-many", Math.max(1, wait.get().toMinutes() + 1));
        }
    }
}
