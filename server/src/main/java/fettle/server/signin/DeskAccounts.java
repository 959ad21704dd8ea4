package fettle.server.signin;

import fettle.server.signin.secret.PasswordRules;
import fettle.server.signin.secret.Passwords;
import fettle.server.signin.secret.Token;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.web.Refusal;
import java.util.List;
import java.util.Optional;

/// Gives people of the desk their password by a one-time link, and the first of them their account.
public final class DeskAccounts {

    private static final Scope SIGN_IN = new Scope.System("one-time link");

    /// Adds the technician that the first administrator becomes; returns their id.
    @FunctionalInterface
    public interface NewAdministrator {
        long add(Tx tx, String email, String name);
    }

    private final Database database;
    private final Passwords passwords;
    private final StaffTokens tokens;
    private final Sessions<DeskUser> sessions;
    private final Audit audit;
    private final String provider;
    private final SignInStore store = new SignInStore();

    /// Accounts of the desk of this company.
    ///
    /// @param provider the company's name, which is no good password
    public DeskAccounts(
            Database database,
            Passwords passwords,
            StaffTokens tokens,
            Sessions<DeskUser> sessions,
            Audit audit,
            String provider) {
        this.database = database;
        this.passwords = passwords;
        this.tokens = tokens;
        this.sessions = sessions;
        this.audit = audit;
        this.provider = provider;
    }

    /// Makes the first administrator and signs them in. Whoever comes second finds nothing.
    public Token createFirst(String shown, String email, String name, String password, NewAdministrator people) {
        PasswordRules.check(password, List.of(provider, name, email));
        if (!tokens.letsInFirstAdministrator(shown)) {
            throw new Refusal.NotFound("refusal.not-found");
        }
        String hash = passwords.hash(password);
        return database.transaction(SIGN_IN, tx -> {
            if (!tokens.use(tx, shown) || store.anybody(tx)) {
                throw new Refusal.NotFound("refusal.not-found");
            }
            long id = people.add(tx, email, name);
            store.setPassword(tx, id, hash);
            audit.note(tx, Optional.of(id), "first-administrator", email, "");
            return sessions.start(tx, store.byId(tx, id).orElseThrow());
        });
    }

    /// Makes what is kept of a password that an administrator chose for somebody: slow, so outside any
    /// transaction.
    public String hash(String password, String email, String name) {
        PasswordRules.check(password, List.of(provider, name, email));
        return passwords.hash(password);
    }

    /// Gives somebody who is new the password of this hash.
    public void give(Tx tx, long technicianId, String hash) {
        store.setPassword(tx, technicianId, hash);
    }

    /// Whose password the link sets, while it works.
    public Optional<DeskUser> of(String shown) {
        return tokens.setsPasswordOf(database.read(SIGN_IN), shown);
    }

    /// Sets the password, ends every session that the old one began, and signs its owner in.
    public Token setPassword(String shown, String password) {
        DeskUser user = of(shown).orElseThrow(() -> new Refusal.NotFound("signin.link-dead"));
        PasswordRules.check(password, List.of(provider, user.name(), user.email()));
        String hash = passwords.hash(password);
        return database.transaction(SIGN_IN, tx -> {
            if (!tokens.use(tx, shown)) {
                throw new Refusal.NotFound("signin.link-dead");
            }
            store.setPassword(tx, user.technicianId(), hash);
            sessions.endAll(tx, user.technicianId());
            audit.note(tx, Optional.of(user.technicianId()), "password.set", user.email(), "");
            return sessions.start(tx, user);
        });
    }
}
