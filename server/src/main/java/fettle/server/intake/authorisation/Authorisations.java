package fettle.server.intake.authorisation;

import fettle.server.mail.oauth.Pkce;
import fettle.server.mail.oauth.TokenEndpoint;
import fettle.server.mail.oauth.TokenTrouble;
import fettle.server.mail.oauth.Tokens;
import fettle.server.signin.secret.Token;
import fettle.server.store.Database;
import fettle.server.store.Row;
import fettle.server.store.Scope;
import fettle.server.store.SqlFile;
import fettle.server.store.Tx;
import fettle.server.store.secret.SealingKey;
import fettle.server.store.secret.Secret;
import fettle.web.Refusal;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Tokens that open mailboxes at Microsoft 365, Google and wherever passwords no longer do. They are
/// renewed before they end, and sealed like passwords.
public final class Authorisations {

    public static final SqlFile STATEMENTS = new SqlFile(Authorisations.class, "authorisation.sql");

    private static final Scope TOKENS = new Scope.System("mailbox tokens");
    private static final Duration TO_COME_BACK = Duration.ofMinutes(15);

    /// What we keep of a mailbox's provider.
    private record Kept(
            Authorisation about,
            TokenEndpoint.Application application,
            Optional<Secret> refresh,
            Optional<Secret> access,
            Instant from,
            Instant until) {

        /// Whether the token has lived four fifths of its life.
        boolean isOld(Instant now) {
            return !now.isBefore(
                    from.plus(Duration.between(from, until).multipliedBy(4).dividedBy(5)));
        }
    }

    private record Attempt(long mailboxId, long technicianId, Secret verifier, Instant until) {}

    private final Database database;
    private final InstantSource clock;
    private final SealingKey key;
    private final TokenEndpoint endpoint = new TokenEndpoint();

    public Authorisations(Database database, InstantSource clock, SealingKey key) {
        this.database = database;
        this.clock = clock;
        this.key = key;
    }

    public Optional<Authorisation> find(Tx tx, long mailboxId) {
        return kept(tx, mailboxId).map(Kept::about);
    }

    public boolean isWanted(long mailboxId) {
        return find(database.read(TOKENS), mailboxId).isPresent();
    }

    /// Sets how the provider is asked, and forgets the tokens that there were. A secret that is left out
    /// stays, as long as it goes to the same place.
    public void set(Tx tx, Authorisation wanted, Optional<Secret> secret) {
        long id = wanted.mailboxId();
        Optional<Secret> stays = kept(tx, id)
                .filter(before -> before.about().tokenUrl().equals(wanted.tokenUrl()))
                .flatMap(before -> before.application().secret());
        forget(tx, id);
        tx.sql("authorisation.insert")
                .set("id", id)
                .set("flow", wanted.flow())
                .set("authorizeUrl", wanted.authorizeUrl())
                .set("tokenUrl", wanted.tokenUrl())
                .set("application", wanted.application())
                .set("secret", secret.or(() -> stays).map(one -> key.seal(place("secret", id), one)))
                .set("scope", wanted.scope())
                .update();
    }

    /// Goes back to a password.
    public void forget(Tx tx, long mailboxId) {
        tx.sql("authorisation.delete").set("id", mailboxId).update();
    }

    /// The address at the provider's where the technician authorises us within a quarter of an hour.
    public String begin(Tx tx, Authorisation about, long technicianId, String redirect, String hint) {
        Token state = Token.random();
        Token verifier = Token.random();
        Instant now = clock.instant();
        tx.sql("authorisation.old-attempts")
                .set("now", now)
                .set("id", about.mailboxId())
                .update();
        tx.sql("authorisation.begin")
                .set("state", state.hash())
                .set("id", about.mailboxId())
                .set("technician", technicianId)
                .set("verifier", key.seal(place("verifier", about.mailboxId()), new Secret(verifier.secret())))
                .set("until", now.plus(TO_COME_BACK))
                .update();
        return Pkce.address(
                about.authorizeUrl(),
                about.application(),
                redirect,
                about.scope(),
                state.secret(),
                verifier.secret(),
                hint);
    }

    /// Takes what somebody brings back from the provider; the mailbox that it is for. Each way there counts
    /// once, and for the one who went.
    public long comeBack(String state, String code, long technicianId, String redirect) throws IOException {
        Attempt attempt = database.transaction(TOKENS, tx -> attempt(tx, state, technicianId));
        Kept kept = kept(database.read(TOKENS), attempt.mailboxId()).orElseThrow(Authorisations::unknown);
        try {
            keep(
                    kept,
                    endpoint.byCode(kept.application(), code, attempt.verifier().reveal(), redirect));
            return attempt.mailboxId();
        } catch (InterruptedException _) {
            throw interrupted();
        }
    }

    private Attempt attempt(Tx tx, String state, long technicianId) {
        String hash = Token.hash(state);
        Attempt attempt = tx.sql("authorisation.attempt")
                .set("state", hash)
                .one(this::attempt)
                .filter(one -> one.technicianId() == technicianId)
                .orElseThrow(Authorisations::unknown);
        tx.sql("authorisation.end").set("state", hash).update();
        if (clock.instant().isAfter(attempt.until())) {
            throw unknown();
        }
        return attempt;
    }

    private Attempt attempt(Row row) {
        long id = row.id("mailbox_id");
        return new Attempt(
                id,
                row.id("technician_id"),
                key.open(place("verifier", id), row.text("verifier_sealed")),
                row.instant("until_at"));
    }

    private static Refusal unknown() {
        return new Refusal.Conflict("intake.authorisation-unknown");
    }

    /// A token that opens the mailbox now. One at a time, since some providers take back the last one with
    /// each new one.
    public synchronized Secret token(long mailboxId) throws IOException {
        Kept kept = kept(database.read(TOKENS), mailboxId)
                .orElseThrow(() -> TokenTrouble.unauthorised("Nobody has said how the provider is asked"));
        Instant now = clock.instant();
        if (kept.access().isPresent() && !kept.isOld(now)) {
            return kept.access().get();
        }
        try {
            return keep(kept, asked(kept)).access();
        } catch (InterruptedException _) {
            throw interrupted();
        } catch (TokenTrouble trouble) {
            // The old one still opens what it opens, however long the provider does not answer.
            if (!trouble.isLasting() && kept.access().isPresent() && now.isBefore(kept.until())) {
                return kept.access().get();
            }
            throw trouble;
        }
    }

    private Tokens asked(Kept kept) throws IOException, InterruptedException {
        return switch (kept.about().flow()) {
            case APPLICATION ->
                endpoint.byApplication(kept.application(), kept.about().scope());
            case PERSON ->
                endpoint.byRefresh(
                        kept.application(),
                        kept.refresh()
                                .orElseThrow(
                                        () -> TokenTrouble.unauthorised("Nobody has signed in at the provider yet")),
                        kept.about().scope());
        };
    }

    /// Has the next token asked for anew: the mail server did not take the last one.
    public void distrust(long mailboxId) {
        database.run(
                TOKENS,
                tx -> tx.sql("authorisation.forget-access").set("id", mailboxId).update());
    }

    private Tokens keep(Kept kept, Tokens tokens) {
        long id = kept.about().mailboxId();
        Instant now = clock.instant();
        Optional<Secret> refresh = tokens.refresh().or(kept::refresh);
        database.run(
                TOKENS,
                tx -> tx.sql("authorisation.keep")
                        .set("id", id)
                        .set("access", key.seal(place("access", id), tokens.access()))
                        .set("now", now)
                        .set("until", now.plus(tokens.lives()))
                        .set("refresh", refresh.map(one -> key.seal(place("refresh", id), one)))
                        .update());
        return tokens;
    }

    private Optional<Kept> kept(Tx tx, long mailboxId) {
        return tx.sql("authorisation.find").set("id", mailboxId).one(this::kept);
    }

    private Kept kept(Row row) {
        long id = row.id("mailbox_id");
        var about = new Authorisation(
                id,
                row.one(Authorisation.Flow.class, "flow"),
                row.text("authorize_url"),
                row.text("token_url"),
                row.text("application"),
                row.text("scope"),
                row.optionalInstant("authorised_at"));
        return new Kept(
                about,
                new TokenEndpoint.Application(about.tokenUrl(), about.application(), opened(row, "secret", id)),
                opened(row, "refresh", id),
                opened(row, "access", id),
                row.optionalInstant("access_from").orElse(Instant.EPOCH),
                row.optionalInstant("access_until").orElse(Instant.EPOCH));
    }

    private Optional<Secret> opened(Row row, String what, long id) {
        return row.optionalText(what + "_sealed").map(text -> key.open(place(what, id), text));
    }

    private static String place(String what, long id) {
        return "mailbox_authorisation." + what + ":" + id;
    }

    private static IOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("The server is stopping");
    }
}
