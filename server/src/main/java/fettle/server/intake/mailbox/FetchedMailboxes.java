package fettle.server.intake.mailbox;

import fettle.server.intake.Outcome;
import fettle.server.intake.authorisation.Authorisations;
import fettle.server.mail.imap.Credential;
import fettle.server.mail.imap.ImapAddress;
import fettle.server.mail.imap.ImapTrouble;
import fettle.server.mail.transport.Account;
import fettle.server.mail.transport.Accounts;
import fettle.server.store.Database;
import fettle.server.store.Row;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.server.store.secret.Secret;
import fettle.web.text.Texts;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The mailboxes that are fetched from: how far each was read, how each is doing, and what is to be put away.
public final class FetchedMailboxes implements Accounts {

    private static final Scope FETCHING = new Scope.System("fetching mail");
    private static final int LONGEST_WORDS = 500;

    /// As many failures as an alarm needs.
    private static final int NO_USE_TRYING = 3;

    /// How far the clocks of the server and ours may be apart before new mail is taken for old.
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    private final Database database;
    private final InstantSource clock;
    private final Mailboxes mailboxes;
    private final Authorisations authorisations;
    private final Texts texts;

    public FetchedMailboxes(
            Database database, InstantSource clock, Mailboxes mailboxes, Authorisations authorisations, Texts texts) {
        this.database = database;
        this.clock = clock;
        this.mailboxes = mailboxes;
        this.authorisations = authorisations;
        this.texts = texts;
    }

    @Override
    public List<Account> watched() {
        return mailboxes.fetched().stream()
                .map(mailbox -> account(mailbox, mailbox.imap().orElseThrow()))
                .toList();
    }

    /// What is known of a mailbox to whoever connects to it.
    public static Account account(Mailbox mailbox, Mailbox.Imap imap) {
        return new Account(
                mailbox.id(),
                mailbox.address(),
                new ImapAddress(imap.host(), imap.port(), imap.tls()),
                imap.user(),
                imap.firstRead(),
                imap.folders(),
                mailbox.version());
    }

    @Override
    public Credential credential(Account account) throws IOException {
        if (authorisations.isWanted(account.mailboxId())) {
            return new Credential.Token(authorisations.token(account.mailboxId()));
        }
        return new Credential.Password(mailboxes.password(account.mailboxId()).orElse(new Secret("")));
    }

    @Override
    public Optional<Position> position(Account account) {
        return database.read(FETCHING)
                .sql("mailbox.position")
                .set("id", account.mailboxId())
                .set("version", account.edition())
                .one(row -> new Position(
                        row.optionalId("uid_validity").orElse(0L),
                        row.optionalId("last_uid").orElse(0L)));
    }

    @Override
    public List<Long> taken(Account account, Position position) {
        return database.read(FETCHING)
                .sql("mailbox.taken")
                .set("id", account.mailboxId())
                .set("uidValidity", position.uidValidity())
                .set("lastUid", position.lastUid())
                .list(row -> row.id("uid"));
    }

    @Override
    public void reached(Account account, Position position) {
        database.run(
                FETCHING,
                tx -> tx.sql("mailbox.reached")
                        .set("id", account.mailboxId())
                        .set("version", account.edition())
                        .set("uidValidity", position.uidValidity())
                        .set("lastUid", position.lastUid())
                        .set("now", clock.instant())
                        .update());
    }

    @Override
    public Beginning beginning(Account account, long uidValidity, long nextUid) {
        long id = account.mailboxId();
        return database.transaction(FETCHING, tx -> {
            long begun = tx.sql("mailbox.begin")
                    .set("id", id)
                    .set("version", account.edition())
                    .set("uidValidity", uidValidity)
                    .set("uid", nextUid)
                    .update();
            if (begun == 1) {
                forgetPlaces(tx, id);
            }
            tx.sql("mailbox.not-to-be-filed")
                    .set("id", id)
                    .set("uidValidity", uidValidity)
                    .update();
            return tx.sql("mailbox.begun")
                    .set("id", id)
                    .one(FetchedMailboxes::beginning)
                    .orElse(new Beginning(uidValidity, 0, Instant.EPOCH));
        });
    }

    /// Numbers of messages are an account's own: by those of the one that was read before, mail of this one
    /// would be taken for mail that we have. What we do have is known again by its bytes.
    private static void forgetPlaces(Tx tx, long id) {
        tx.sql("mailbox.forget-places").set("id", id).update();
        tx.sql("mailbox.file-nothing").set("id", id).update();
    }

    private static Beginning beginning(Row row) {
        return new Beginning(
                row.id("begun_validity"),
                row.id("begun_uid"),
                row.optionalInstant("begun_at").orElse(Instant.EPOCH).minus(CLOCKS_APART));
    }

    @Override
    public List<Decided> decided(long mailboxId, long uidValidity, int most) {
        return database.read(FETCHING)
                .sql("mailbox.decided")
                .set("id", mailboxId)
                .set("uidValidity", uidValidity)
                .set("n", most)
                .list(row -> new Decided(row.id("id"), row.id("uid"), fate(row.one(Outcome.Kind.class, "outcome"))));
    }

    private static Fate fate(Outcome.Kind kind) {
        return switch (kind) {
            case OPENED, JOINED, EVENT -> Fate.ACCEPTED;
            case IGNORED -> Fate.IGNORED;
            case QUARANTINED, WAITING -> Fate.HELD;
        };
    }

    @Override
    public void filed(List<Decided> mails) {
        database.run(
                FETCHING,
                tx -> mails.forEach(mail ->
                        tx.sql("mailbox.filed").set("mailId", mail.mailId()).update()));
    }

    @Override
    public List<Long> withheld(long mailboxId, long uidValidity) {
        return database.read(FETCHING)
                .sql("mailbox.withheld")
                .set("id", mailboxId)
                .set("uidValidity", uidValidity)
                .list(row -> row.id("uid"));
    }

    @Override
    public void works(long mailboxId, Optional<Shortcoming> shortcoming) {
        String words = shortcoming.map(this::words).orElse("");
        database.run(
                FETCHING,
                tx -> tx.sql("mailbox.works")
                        .set("id", mailboxId)
                        .set("words", words)
                        .set("now", clock.instant())
                        .update());
    }

    private String words(Shortcoming shortcoming) {
        return texts.with("intake.shortcoming."
                + shortcoming.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    @Override
    public void failed(long mailboxId, Exception failure) {
        ImapTrouble trouble = ImapTrouble.of(failure);
        if (trouble == ImapTrouble.PASSWORD) {
            authorisations.distrust(mailboxId);
        }
        String words = ConnectionWords.of(texts, trouble, failure);
        database.run(
                FETCHING,
                tx -> tx.sql("mailbox.fails")
                        .set("id", mailboxId)
                        .set("state", trouble.isAboutTheLogin() ? State.LOGIN_FAILED : State.DISTURBED)
                        .set("weight", trouble == ImapTrouble.AUTHORISATION ? NO_USE_TRYING : 1)
                        .set("words", words.substring(0, Math.min(LONGEST_WORDS, words.length())))
                        .set("now", clock.instant())
                        .update());
    }
}
