package fettle.server.intake.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.SqlFiles;
import fettle.server.intake.MailDesk;
import fettle.server.intake.authorisation.Authorisations;
import fettle.server.mail.imap.ImapDialer;
import fettle.server.mail.imap.ImapPeer;
import fettle.server.mail.transport.Accounts;
import fettle.server.mail.transport.MailboxWatch;
import fettle.server.store.Database;
import fettle.server.store.SqlFile;
import fettle.server.store.engine.DatabaseAddress;
import fettle.server.store.secret.KeyFile;
import fettle.server.store.secret.SealingKey;
import fettle.server.store.secret.Secret;
import fettle.server.testing.TestDatabase;
import fettle.web.text.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A desk that fetches its mail by IMAP, everything real but the time that it waits between two tries.
final class FetchingDesk implements AutoCloseable {

    /// A mail as the ledger has it.
    record Line(long validity, long uid, String outcome, String reason, String lines, boolean history) {}

    static final MailboxWatch.Patience PATIENCE = new MailboxWatch.Patience(
            Duration.ofMillis(300),
            Duration.ofMillis(50),
            Duration.ofSeconds(30),
            Duration.ofMillis(500),
            Duration.ofMinutes(5));

    final MailDesk desk;
    private final DatabaseAddress address = TestDatabase.fresh();
    private final Database database;
    final Authorisations authorisations;
    private final FetchedMailboxes fetched;

    private final MailboxWatch watch;

    FetchingDesk(Path folder) {
        this(folder, ImapDialer.USUAL, PATIENCE);
    }

    FetchingDesk(Path folder, ImapDialer dialer, MailboxWatch.Patience patience) {
        List<SqlFile> files = Stream.concat(
                        SqlFiles.ALL.stream(), Stream.of(new SqlFile(FetchingDesk.class, "fetched.sql")))
                .toList();
        database = Database.open(address, 8, TestDatabase.migrations(), files);
        desk = new MailDesk(database, folder, Mailbox.UnknownSenders.OPEN);
        SealingKey key = KeyFile.open(folder.resolve("fettle.key"), database);
        authorisations = new Authorisations(database, desk.clock, key);
        fetched = new FetchedMailboxes(database, desk.clock, desk.mailboxes, authorisations, Texts.load("en"));
        watch = new MailboxWatch(dialer, fetched, desk.intaking.intake(), 100_000, patience);
    }

    FetchingDesk start() {
        watch.start();
        return this;
    }

    FetchedMailboxes fetched() {
        return fetched;
    }

    Mailbox mailbox(ImapPeer peer) {
        return mailbox(peer, Accounts.FirstRead.ALL, Accounts.Folders.NONE);
    }

    Mailbox mailbox(ImapPeer peer, Accounts.FirstRead first, Accounts.Folders folders) {
        return mailbox(
                new Mailbox.Imap("127.0.0.1", peer.port(), ImapPeer.USER, false, first, folders), ImapPeer.PASSWORD);
    }

    Mailbox mailbox(Mailbox.Imap imap, String password) {
        return desk.mailboxes.add(MailDesk.TEST, wanted(imap, password));
    }

    /// The mailbox is another server's from now on, which has another name on this machine.
    void move(Mailbox mailbox, ImapPeer to) {
        var imap = new Mailbox.Imap("localhost", to.port(), ImapPeer.USER, false);
        database.run(
                MailDesk.TEST, tx -> desk.mailboxes.change(tx, now(mailbox), wanted(imap, ImapPeer.PASSWORD), true));
    }

    static Mailboxes.Wanted wanted(Mailbox.Imap imap, String password) {
        return new Mailboxes.Wanted(
                "Help",
                "help" + imap.port() + "." + Math.floorMod(imap.host().hashCode(), 1_000) + "@fettle.test",
                Mailbox.UnknownSenders.OPEN,
                Optional.empty(),
                Optional.of(imap),
                Optional.of(new Secret(password)));
    }

    Mailbox now(Mailbox mailbox) {
        return desk.mailboxes.all().stream()
                .filter(one -> one.id() == mailbox.id())
                .findFirst()
                .orElseThrow();
    }

    List<Line> ledger(Mailbox mailbox) {
        return database.read(MailDesk.TEST)
                .sql("fetched.ledger")
                .set("id", mailbox.id())
                .list(row -> new Line(
                        row.optionalId("uid_validity").orElse(0L),
                        row.optionalId("uid").orElse(0L),
                        row.text("outcome"),
                        row.text("reason"),
                        row.text("lines_sha256"),
                        row.yes("history")));
    }

    long count(Mailbox mailbox, String outcome) {
        return ledger(mailbox).stream()
                .filter(line -> line.outcome().equals(outcome))
                .count();
    }

    /// Sorts what was fetched until this is so.
    void until(BooleanSupplier so) throws InterruptedException {
        for (int round = 0; round < 3_000; round++) {
            desk.intaking.job().run();
            if (so.getAsBoolean()) {
                return;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("It did not happen within 30 seconds");
    }

    /// Waits until nothing waits and so many mails have become what mails become.
    void untilDecided(Mailbox mailbox, int mails) throws InterruptedException {
        until(() -> ledger(mailbox).stream()
                        .filter(line -> !line.outcome().equals("WAITING"))
                        .count()
                >= mails);
    }

    /// Every message that the server ever held is exactly one of entry, event, quarantined, ignored with a
    /// reason; no content is twice on a ticket.
    void everyMailIsOneThing(Mailbox mailbox, int held) {
        List<Line> ledger = ledger(mailbox);
        assertThat(ledger).allMatch(line -> !line.outcome().equals("WAITING"));
        assertThat(ledger)
                .allMatch(line ->
                        !line.outcome().equals("IGNORED") || !line.reason().equals("NONE"));
        Map<String, Long> taken = ledger.stream()
                .filter(line -> List.of("OPENED", "JOINED").contains(line.outcome()))
                .collect(Collectors.groupingBy(Line::lines, TreeMap::new, Collectors.counting()));
        assertThat(taken.values()).as("no mail is on a ticket twice").allMatch(times -> times == 1);
        var places = new ArrayList<String>();
        ledger.forEach(line -> places.add(line.validity() + ":" + line.uid()));
        assertThat(places).doesNotHaveDuplicates();
        assertThat(ledger.stream().filter(line -> !line.reason().equals("DUPLICATE")))
                .hasSize(held);
    }

    @Override
    public void close() {
        watch.close();
        database.close();
        TestDatabase.drop(address);
    }
}
