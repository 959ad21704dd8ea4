package fettle.server.intake.mailbox;

import fettle.server.client.Addresses;
import fettle.server.store.Database;
import fettle.server.store.Ids;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.server.store.secret.SealingKey;
import fettle.server.store.secret.Secret;
import fettle.web.Refusal;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The addresses that people write to.
///
/// The list is kept in memory, since every mail and every recipient asks for it; each change reads it anew.
public final class Mailboxes {

    /// A mailbox about to be made or changed.
    ///
    /// @param password empty leaves the one that is there
    public record Wanted(
            String name,
            String address,
            List<String> further,
            Mailbox.UnknownSenders unknownSenders,
            Optional<Long> clientId,
            Optional<Long> groupId,
            Mailbox.Writing writing,
            Optional<Mailbox.Imap> imap,
            Optional<Secret> password) {

        public Wanted {
            further = List.copyOf(further);
        }

        /// With one address, no client of its own, and the usual way of writing.
        public Wanted(
                String name,
                String address,
                Mailbox.UnknownSenders unknownSenders,
                Optional<Long> groupId,
                Optional<Mailbox.Imap> imap,
                Optional<Secret> password) {
            this(
                    name,
                    address,
                    List.of(),
                    unknownSenders,
                    Optional.empty(),
                    groupId,
                    Mailbox.Writing.PLAIN,
                    imap,
                    password);
        }

        private Wanted at(String address, List<String> further) {
            return new Wanted(name, address, further, unknownSenders, clientId, groupId, writing, imap, password);
        }
    }

    private static final Scope READING = new Scope.System("mailboxes");

    private final Database database;
    private final Ids ids;
    private final InstantSource clock;
    private final SealingKey key;
    private final MailboxStore store = new MailboxStore();
    private volatile Optional<List<Mailbox>> known = Optional.empty();

    public Mailboxes(Database database, Ids ids, InstantSource clock, SealingKey key) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
        this.key = key;
    }

    /// All of them, by name, as they stand now.
    public List<Mailbox> all() {
        return store.all(database.read(READING));
    }

    public Optional<Mailbox> find(long id) {
        return active().stream().filter(mailbox -> mailbox.id() == id).findFirst();
    }

    /// The mailbox that people write to when nothing says which: the oldest, so that a further one, or
    /// another name, does not change where the answers of others come from.
    public Optional<Mailbox> first() {
        return active().stream().min(Comparator.comparingLong(Mailbox::id));
    }

    /// The mailbox with this address, with or without a plus part, in any case of letters.
    public Optional<Mailbox> ofAddress(String address) {
        return Addresses.folded(address)
                .flatMap(folded -> active().stream()
                        .filter(mailbox -> mailbox.isAt(folded) || mailbox.isAt(Addresses.withoutTag(folded)))
                        .findFirst());
    }

    public Mailbox add(Scope scope, Wanted wanted) {
        return changed(database.transaction(scope, tx -> add(tx, wanted)));
    }

    /// Adds a mailbox with the transaction, and answers with its id.
    public long add(Tx tx, Wanted wanted) {
        long id = ids.next();
        Wanted folded = folded(tx, id, wanted);
        store.insert(tx, id, folded, sealedFor(id, wanted.password()), clock.instant());
        tx.afterCommit(() -> known = Optional.empty());
        return id;
    }

    /// The mailbox as it stands, whether it is in use or not.
    public Mailbox mailbox(Tx tx, long id) {
        return store.all(tx).stream()
                .filter(mailbox -> mailbox.id() == id)
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("intake.mailbox-not-found"));
    }

    /// The same, where we fetch its mail: there is nothing to sign in to where mail is brought by SMTP.
    public Mailbox fetched(Tx tx, long id) {
        Mailbox mailbox = mailbox(tx, id);
        if (mailbox.imap().isEmpty()) {
            throw new Refusal.NotFound("intake.mailbox-not-fetched");
        }
        return mailbox;
    }

    /// Changes all but the address with the transaction. A password that is kept goes to no other server than the
    /// one it was given for, and another server, or another account on it, is read from its beginning.
    public void change(Tx tx, Mailbox seen, Wanted wanted, boolean active) {
        long id = seen.id();
        boolean elsewhere = differs(seen, wanted, Mailbox.Imap::host);
        if (elsewhere && wanted.imap().isPresent() && wanted.password().isEmpty()) {
            throw Refusal.Invalid.field("password", "intake.mailbox-password");
        }
        Wanted kept = folded(tx, id, wanted.at(seen.address(), wanted.further()));
        if (!store.update(tx, id, kept, active, seen.version())) {
            throw new Refusal.Conflict("intake.mailbox-changed", seen.name());
        }
        wanted.password()
                .ifPresent(_ -> tx.sql("mailbox.password")
                        .set("id", id)
                        .set("password", sealedFor(id, wanted.password()))
                        .update());
        if (elsewhere || differs(seen, wanted, Mailbox.Imap::user)) {
            tx.sql("mailbox.begin-again").set("id", id).update();
        }
        tx.afterCommit(() -> known = Optional.empty());
    }

    private static boolean differs(Mailbox seen, Wanted wanted, Function<Mailbox.Imap, String> part) {
        return !seen.imap().map(part).equals(wanted.imap().map(part));
    }

    /// Has a mailbox connected to anew, since what opens it is another thing now.
    public void reconnect(Tx tx, long id) {
        tx.sql("mailbox.reconnect").set("id", id).update();
        tx.afterCommit(() -> known = Optional.empty());
    }

    /// Those that are fetched from.
    List<Mailbox> fetched() {
        return active().stream().filter(mailbox -> mailbox.imap().isPresent()).toList();
    }

    /// The password that opens a mailbox, when it has one.
    public Optional<Secret> password(long id) {
        return database.read(READING)
                .sql("mailbox.sealed")
                .set("id", id)
                .one(row -> row.optionalText("password_sealed"))
                .flatMap(stored -> stored)
                .map(stored -> key.open(place(id), stored));
    }

    /// Has a fetched mail put into a folder later, where its mailbox has folders.
    public void willFile(Tx tx, Optional<Long> mailboxId, long mailId) {
        mailboxId
                .flatMap(this::find)
                .filter(mailbox -> mailbox.imap()
                        .filter(imap -> imap.folders().areWanted())
                        .isPresent())
                .ifPresent(mailbox -> tx.sql("mailbox.to-file")
                        .set("mailId", mailId)
                        .set("id", mailbox.id())
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

    private Optional<String> sealedFor(long id, Optional<Secret> password) {
        return password.map(secret -> key.seal(place(id), secret));
    }

    private static String place(long id) {
        return "mailbox.password:" + id;
    }

    /// The same with its addresses as they are compared, each of them no other mailbox's.
    private Wanted folded(Tx tx, long id, Wanted wanted) {
        List<Mailbox> others =
                store.all(tx).stream().filter(mailbox -> mailbox.id() != id).toList();
        String address = free(others, "address", wanted.address());
        List<String> further = wanted.further().stream()
                .map(other -> free(others, "further", other))
                .filter(other -> !other.equals(address))
                .distinct()
                .toList();
        return wanted.at(address, further);
    }

    private static String free(List<Mailbox> others, String field, String address) {
        String folded = Addresses.folded(address)
                .orElseThrow(() -> Refusal.Invalid.field(field, "intake.mailbox-address", address));
        if (others.stream().anyMatch(other -> other.isAt(folded))) {
            throw new Refusal.Conflict("intake.mailbox-taken", folded);
        }
        return folded;
    }
}
