package fettle.server.intake.mailbox;

import fettle.server.client.Addresses;
import fettle.server.mail.transport.Account;
import fettle.server.mail.transport.Accounts;
import fettle.server.store.Database;
import fettle.server.store.Ids;
import fettle.server.store.Row;
import fettle.server.store.Scope;
import fettle.server.store.Sql;
import fettle.server.store.Tx;
import fettle.server.store.secret.SealingKey;
import fettle.server.store.secret.Secret;
import fettle.web.Refusal;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The addresses that people write to, and how fetching from them goes.
///
/// The list is kept in memory, since every mail and every recipient asks for it; each change reads it anew.
public final class Mailboxes implements Accounts {

    /// A mailbox about to be made or changed.
    ///
    /// @param password empty leaves the one that is there
    public record Wanted(
            String name,
            String address,
            Mailbox.UnknownSenders unknownSenders,
            Optional<Long> groupId,
            Optional<Mailbox.Imap> imap,
            Optional<Secret> password) {}

    private static final Scope READING = new Scope.System("mailboxes");

    private final Database database;
    private final Ids ids;
    private final InstantSource clock;
    private final SealingKey key;
    private volatile Optional<List<Mailbox>> known = Optional.empty();

    public Mailboxes(Database database, Ids ids, InstantSource clock, SealingKey key) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
        this.key = key;
    }

    /// All of them, by name, as they stand now.
    public List<Mailbox> all() {
        return database.read(READING).sql("mailbox.all").list(Mailboxes::mailbox);
    }

    public Optional<Mailbox> find(long id) {
        return active().stream().filter(mailbox -> mailbox.id() == id).findFirst();
    }

    /// The mailbox that people write to when nothing says which.
    public Optional<Mailbox> first() {
        return active().stream().findFirst();
    }

    /// The mailbox with this address, with or without a plus part, in any case of letters.
    public Optional<Mailbox> ofAddress(String address) {
        return Addresses.folded(address)
                .flatMap(folded -> active().stream()
                        .filter(mailbox -> mailbox.address().equals(folded)
                                || mailbox.address().equals(Addresses.withoutTag(folded)))
                        .findFirst());
    }

    public Mailbox add(Scope scope, Wanted wanted) {
        return changed(database.transaction(scope, tx -> add(tx, wanted)));
    }

    /// Adds a mailbox with the transaction, and answers with its id.
    public long add(Tx tx, Wanted wanted) {
        String address = Addresses.folded(wanted.address())
                .orElseThrow(() -> Refusal.Invalid.field("address", "intake.mailbox-address", wanted.address()));
        if (rows(tx).stream().anyMatch(other -> other.address().equals(address))) {
            throw new Refusal.Conflict("intake.mailbox-taken", address);
        }
        long id = ids.next();
        setting(tx.sql("mailbox.insert"), id, wanted)
                .set("address", address)
                .set("password", sealedFor(id, wanted.password()))
                .set("now", clock.instant())
                .update();
        tx.afterCommit(() -> known = Optional.empty());
        return id;
    }

    /// The mailbox as it stands, whether it is in use or not.
    public Mailbox mailbox(Tx tx, long id) {
        return rows(tx).stream()
                .filter(mailbox -> mailbox.id() == id)
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("intake.mailbox-not-found"));
    }

    /// Changes all but the address with the transaction. A password that is kept goes to no other server than the
    /// one
    /// it was given for.
    public void change(Tx tx, Mailbox seen, Wanted wanted, boolean active) {
        long id = seen.id();
        boolean elsewhere =
                !seen.imap().map(Mailbox.Imap::host).equals(wanted.imap().map(Mailbox.Imap::host));
        if (elsewhere && wanted.imap().isPresent() && wanted.password().isEmpty()) {
            throw Refusal.Invalid.field("password", "intake.mailbox-password");
        }
        long found = setting(tx.sql("mailbox.update"), id, wanted)
                .set("active", active)
                .set("version", seen.version())
                .update();
        if (found == 0) {
            throw new Refusal.Conflict("intake.mailbox-changed", seen.name());
        }
        wanted.password()
                .ifPresent(_ -> tx.sql("mailbox.password")
                        .set("id", id)
                        .set("password", sealedFor(id, wanted.password()))
                        .update());
        tx.afterCommit(() -> known = Optional.empty());
    }

    @Override
    public List<Account> watched() {
        return active().stream().flatMap(mailbox -> account(mailbox).stream()).toList();
    }

    @Override
    public Position position(long mailboxId) {
        return database.read(READING)
                .sql("mailbox.position")
                .set("id", mailboxId)
                .one(row -> new Position(
                        row.optionalId("uid_validity").orElse(0L),
                        row.optionalId("last_uid").orElse(0L)))
                .orElse(new Position(0, 0));
    }

    @Override
    public void reached(long mailboxId, Position position) {
        database.run(
                READING,
                tx -> tx.sql("mailbox.reached")
                        .set("id", mailboxId)
                        .set("uidValidity", position.uidValidity())
                        .set("lastUid", position.lastUid())
                        .update());
    }

    @Override
    public void is(long mailboxId, State state, String words) {
        database.run(
                READING,
                tx -> tx.sql("mailbox.state")
                        .set("id", mailboxId)
                        .set("state", state)
                        .set("words", words.length() <= 500 ? words : words.substring(0, 500))
                        .set("now", clock.instant())
                        .update());
    }

    private List<Mailbox> active() {
        List<Mailbox> all = known.orElseGet(() -> {
            List<Mailbox> read = all();
            known = Optional.of(read);
            return read;
        });
        return all.stream().filter(Mailbox::active).toList();
    }

    private Mailbox changed(long id) {
        known = Optional.empty();
        return all().stream().filter(mailbox -> mailbox.id() == id).findFirst().orElseThrow();
    }

    private Optional<Account> account(Mailbox mailbox) {
        return mailbox.imap()
                .map(imap -> new Account(
                        mailbox.id(),
                        mailbox.address(),
                        imap.host(),
                        imap.port(),
                        imap.tls(),
                        imap.user(),
                        password(mailbox.id()).map(Secret::reveal).orElse("")));
    }

    private Optional<Secret> password(long id) {
        return database.read(READING)
                .sql("mailbox.sealed")
                .set("id", id)
                .one(row -> row.optionalText("password_sealed"))
                .flatMap(stored -> stored)
                .map(stored -> key.open(place(id), stored));
    }

    private Optional<String> sealedFor(long id, Optional<Secret> password) {
        return password.map(secret -> key.seal(place(id), secret));
    }

    private static String place(long id) {
        return "mailbox.password:" + id;
    }

    private static Sql setting(Sql sql, long id, Wanted wanted) {
        return sql.set("id", id)
                .set("name", wanted.name())
                .set("unknownSenders", wanted.unknownSenders())
                .set("groupId", wanted.groupId())
                .set("host", wanted.imap().map(Mailbox.Imap::host))
                .set("port", wanted.imap().map(Mailbox.Imap::port))
                .set("user", wanted.imap().map(Mailbox.Imap::user))
                .set("tls", wanted.imap().map(Mailbox.Imap::tls).orElse(true));
    }

    private static List<Mailbox> rows(Tx tx) {
        return tx.sql("mailbox.all").list(Mailboxes::mailbox);
    }

    private static Mailbox mailbox(Row row) {
        Optional<Mailbox.Imap> imap = row.optionalText("imap_host")
                .map(host ->
                        new Mailbox.Imap(host, row.count("imap_port"), row.text("imap_user"), row.yes("imap_tls")));
        return new Mailbox(
                row.id("id"),
                row.text("name"),
                row.text("address"),
                row.one(Mailbox.UnknownSenders.class, "unknown_senders"),
                row.optionalId("group_id"),
                imap,
                row.optionalText("state").filter(state -> !state.isEmpty()).map(Accounts.State::valueOf),
                row.text("state_words"),
                row.optionalInstant("state_at"),
                row.yes("active"),
                row.count("version"));
    }
}
