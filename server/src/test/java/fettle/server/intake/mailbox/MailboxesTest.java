package fettle.server.intake.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.server.intake.authorisation.Authorisations;
import fettle.server.mail.transport.Account;
import fettle.server.mail.transport.Accounts;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.secret.KeyFile;
import fettle.server.store.secret.SealingKey;
import fettle.server.store.secret.Secret;
import fettle.server.testing.TestClock;
import fettle.server.testing.TestDatabase;
import fettle.server.testing.TestIds;
import fettle.web.Refusal;
import fettle.web.text.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class MailboxesTest {

    private static final Scope TEST = new Scope.System("test");
    private static final Mailbox.Imap IMAP = new Mailbox.Imap(
            "imap.fettle.test",
            993,
            "help",
            true,
            Accounts.FirstRead.HISTORY,
            new Accounts.Folders(Optional.of("Done"), Optional.empty(), Optional.of("Held")));

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @TempDir
    static Path folder;

    private static final TestClock clock = new TestClock();

    private static Mailboxes mailboxes;
    private static FetchedMailboxes fetched;

    @BeforeAll
    static void open() {
        Database opened = database.get();
        SealingKey key = KeyFile.open(folder.resolve("fettle.key"), opened);
        mailboxes = new Mailboxes(opened, TestIds.SHARED, clock, key);
        fetched = new FetchedMailboxes(
                opened, clock, mailboxes, new Authorisations(opened, clock, key), Texts.load("en"));
    }

    @Test
    void isFoundByEachOfItsAddresses() {
        Mailbox care = mailboxes.add(TEST, wanted("care@fettle.test", List.of("Service@Fettle.test", "it@acme.test")));

        assertThat(mailboxes.ofAddress("IT+tag@acme.test")).contains(care);
        assertThat(mailboxes.ofAddress("service@fettle.test")).contains(care);
        assertThat(care.address()).as("where its answers come from").isEqualTo("care@fettle.test");
    }

    @Test
    void keepsWhatIsSetUntilItIsChanged() {
        Mailbox night = mailboxes.add(TEST, wanted("night@fettle.test", List.of("late@fettle.test")));
        assertThat(night.imap()).contains(IMAP);
        assertThat(night.writing().signature()).contains("Yours,\nthe desk");

        database.get().run(TEST, tx -> mailboxes.change(tx, night, wanted("", List.of("early@fettle.test")), true));

        assertThat(mailboxes.ofAddress("late@fettle.test")).isEmpty();
        assertThat(mailboxes.ofAddress("early@fettle.test").map(Mailbox::id)).contains(night.id());
        assertThat(mailboxes.ofAddress("night@fettle.test").flatMap(Mailbox::imap))
                .contains(IMAP);
    }

    @Test
    void theOldestStaysFirstWhateverOthersAreCalled() {
        mailboxes.add(TEST, wanted("old@fettle.test", List.of()));
        Optional<Mailbox> first = mailboxes.first();

        mailboxes.add(TEST, named("Aardvark", "aardvark@fettle.test"));

        assertThat(mailboxes.first()).isPresent().isEqualTo(first);
    }

    @Test
    void sharesNoAddressWithAnother() {
        mailboxes.add(TEST, wanted("one@fettle.test", List.of("shared@fettle.test")));

        assertThatThrownBy(() -> mailboxes.add(TEST, wanted("Shared@fettle.test", List.of())))
                .isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void beginsAgainOnAnotherServer() {
        Mailbox moved = mailboxes.add(TEST, wanted("moved@fettle.test", List.of()));
        fetched.reached(account(moved), new Accounts.Position(7, 4_711));
        var elsewhere = new Mailbox.Imap("other.fettle.test", 993, "help", true);

        database.get()
                .run(
                        TEST,
                        tx -> mailboxes.change(
                                tx,
                                moved,
                                new Mailboxes.Wanted(
                                        "Moved",
                                        "",
                                        Mailbox.UnknownSenders.HOLD,
                                        Optional.empty(),
                                        Optional.of(elsewhere),
                                        Optional.of(new Secret("another"))),
                                true));

        assertThat(fetched.position(now(moved))).contains(new Accounts.Position(0, 0));
    }

    @Test
    void beginsAgainWithAnotherAccountOfTheServerWhereTheLastOneWorkedLast() {
        Mailbox seen = mailboxes.add(TEST, wanted("account@fettle.test", List.of()));
        fetched.beginning(account(seen), 1, 4_712);
        fetched.reached(account(seen), new Accounts.Position(1, 4_711));
        fetched.works(seen.id(), Optional.empty());
        Instant worked = clock.instant();
        clock.advance(Duration.ofDays(2));
        var other = new Mailbox.Imap(IMAP.host(), IMAP.port(), "care", true, IMAP.firstRead(), IMAP.folders());

        database.get().run(TEST, tx -> mailboxes.change(tx, seen, wanted(other, "", List.of()), true));

        assertThat(fetched.position(account(seen)))
                .as("whoever reads the last one still")
                .isEmpty();
        fetched.reached(account(seen), new Accounts.Position(1, 4_712));
        assertThat(fetched.position(now(seen))).contains(new Accounts.Position(0, 0));
        assertThat(fetched.beginning(now(seen), 1, 3).since())
                .as("what came while nothing could be fetched is new")
                .isBetween(worked.minus(Duration.ofMinutes(5)), worked);
    }

    private static Account now(Mailbox seen) {
        return account(database.get().transaction(TEST, tx -> mailboxes.mailbox(tx, seen.id())));
    }

    private static Account account(Mailbox mailbox) {
        return FetchedMailboxes.account(mailbox, mailbox.imap().orElseThrow());
    }

    private static Mailboxes.Wanted wanted(String address, List<String> further) {
        return wanted(IMAP, address, further);
    }

    private static Mailboxes.Wanted wanted(Mailbox.Imap imap, String address, List<String> further) {
        return wanted("Care", imap, address, further);
    }

    private static Mailboxes.Wanted named(String name, String address) {
        return wanted(name, IMAP, address, List.of());
    }

    private static Mailboxes.Wanted wanted(String name, Mailbox.Imap imap, String address, List<String> further) {
        return new Mailboxes.Wanted(
                name,
                address,
                further,
                Mailbox.UnknownSenders.OPEN,
                Optional.empty(),
                Optional.empty(),
                new Mailbox.Writing(Optional.of("Yours,\nthe desk")),
                Optional.of(imap),
                Optional.empty());
    }
}
