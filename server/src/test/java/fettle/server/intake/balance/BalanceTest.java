package fettle.server.intake.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.server.SqlFiles;
import fettle.server.intake.MailDesk;
import fettle.server.intake.Outcome;
import fettle.server.intake.mailbox.Mailbox;
import fettle.server.mail.transport.Arrival;
import fettle.server.store.Database;
import fettle.server.store.SqlFile;
import fettle.server.store.engine.DatabaseAddress;
import fettle.server.testing.TestDatabase;
import fettle.web.text.Texts;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every mail that came to the door is in the ledger: mailbox by mailbox, day by day.
class BalanceTest {

    @TempDir
    Path folder;

    private DatabaseAddress address;
    private Database database;
    private MailDesk desk;

    @BeforeEach
    void open() {
        address = TestDatabase.fresh();
        database = Database.open(
                address,
                6,
                TestDatabase.migrations(),
                Stream.concat(SqlFiles.ALL.stream(), Stream.of(new SqlFile(BalanceTest.class, "lost.sql")))
                        .toList());
        desk = new MailDesk(database, folder, Mailbox.UnknownSenders.HOLD);
    }

    @AfterEach
    void close() {
        database.close();
        TestDatabase.drop(address);
    }

    @Test
    void addsUpWhateverMailsBecame() throws Exception {
        String mail = "From: Ann <ann@acme.test>\nMessage-ID: <1@acme.test>\nSubject: Printer\n\nHelp\n";
        desk.deliver(mail);
        desk.deliver(mail);
        desk.deliver("From: Eve <eve@evil.test>\nSubject: Offer\n\nHello\n");
        taken("From: Ann <ann@acme.test>\nSubject: Waits\n\nHelp\n", Optional.of(desk.support.id()));
        desk.later(Duration.ofHours(1));

        Balance balance = today().getFirst();

        assertThat(balance.mailboxId()).contains(desk.support.id());
        assertThat(balance.fetched()).isEqualTo(4);
        assertThat(balance.missing()).isZero();
        assertThat(Stream.of(Outcome.Kind.OPENED, Outcome.Kind.IGNORED, Outcome.Kind.QUARANTINED, Outcome.Kind.WAITING)
                        .map(balance::of))
                .containsExactly(1, 1, 1, 1);
    }

    @Test
    void keepsMailboxesAndDaysApart() throws Exception {
        desk.deliver("From: Ann <ann@acme.test>\nSubject: Yesterday\n\nHelp\n");
        desk.later(Duration.ofDays(1));
        taken("From: Ann <ann@acme.test>\nSubject: For none of ours\n\nHelp\n", Optional.empty());
        desk.later(Duration.ofHours(1));

        List<Balance> today = today();

        assertThat(today).hasSize(1);
        assertThat(today.getFirst().mailboxId()).isEmpty();
        assertThat(today.getFirst().fetched()).isEqualTo(1);
        assertThat(today.getFirst().missing()).isZero();
    }

    @Test
    void missesAMailThatWentFromTheLedger() throws Exception {
        desk.deliver("From: Ann <ann@acme.test>\nSubject: One\n\nHelp\n");
        long lost = desk.deliver("From: Eve <eve@evil.test>\nSubject: Two\n\nHelp\n")
                .id();
        desk.later(Duration.ofHours(1));
        var check = new BalanceCheck(database, desk.clock, Texts.load("en"));
        check.run();

        database.run(MailDesk.TEST, tx -> tx.sql("lost.mail").set("id", lost).update());

        assertThat(today().getFirst().missing()).isEqualTo(1);
        assertThat(today().getFirst().fetched()).isEqualTo(2);
        assertThatThrownBy(check::run).hasMessageStartingWith("1 not accounted for");
    }

    @Test
    void countsMailsThatComeAllAtOnce() throws Exception {
        List<Callable<Long>> mails = IntStream.range(0, 60)
                .<Callable<Long>>mapToObj(mail -> () -> taken(
                        "From: Ann <ann@acme.test>\nSubject: Mail " + mail + "\n\nHelp\n",
                        Optional.of(desk.support.id())))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Long> taken : threads.invokeAll(mails)) {
                assertThat(taken.get()).isPositive();
            }
        }
        desk.later(Duration.ofHours(1));

        assertThat(today().getFirst().of(Outcome.Kind.WAITING)).isEqualTo(60);
        assertThat(today().getFirst().missing()).isZero();
    }

    private long taken(String raw, Optional<Long> mailboxId) throws Exception {
        var arrival = new Arrival(Arrival.Source.API, mailboxId, Optional.empty(), "", "", false);
        byte[] bytes = raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return desk.intaking.intake().receive(arrival, new ByteArrayInputStream(bytes));
    }

    private List<Balance> today() {
        Instant midnight = desk.clock.instant().truncatedTo(ChronoUnit.DAYS);
        return new Balances(desk.clock).of(database.read(MailDesk.TEST), midnight, midnight.plus(Duration.ofDays(1)));
    }
}
