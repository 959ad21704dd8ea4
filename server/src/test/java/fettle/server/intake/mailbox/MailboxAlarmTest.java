package fettle.server.intake.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.intake.MailDesk;
import fettle.server.intake.alarm.AlarmMail;
import fettle.server.intake.alarm.Floods;
import fettle.server.intake.alarm.MailboxAlarm;
import fettle.server.intake.alarm.MailboxAlarmJob;
import fettle.server.intake.alarm.MailboxAlarms;
import fettle.server.mail.imap.ImapFailure;
import fettle.server.mail.oauth.TokenTrouble;
import fettle.server.mail.outbox.Delivery;
import fettle.server.mail.outbox.Outbox;
import fettle.server.mail.transport.Accounts;
import fettle.server.mail.transport.Arrival;
import fettle.server.signin.Role;
import fettle.server.staff.Staff;
import fettle.server.testing.TestIds;
import fettle.server.ticket.reply.Letterhead;
import fettle.web.text.Texts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A mailbox that brings no mail any more makes no noise by itself, so the desk says it.
class MailboxAlarmTest {

    @TempDir
    Path folder;

    private FetchingDesk desk;
    private Mailbox mailbox;
    private Outbox outbox;
    private final MailboxAlarms alarms = new MailboxAlarms();
    private MailboxAlarmJob job;
    private long mails;

    @BeforeEach
    void open() {
        desk = new FetchingDesk(folder);
        mailbox = desk.mailbox(new Mailbox.Imap("imap.fettle.test", 993, "help", true), "secret");
        var staff = new Staff(desk.desk.clock, TestIds.SHARED);
        desk.desk.database.run(MailDesk.TEST, tx -> staff.add(tx, "ada@msp.test", "Ada", Role.ADMINISTRATOR));
        outbox = new Outbox(TestIds.SHARED, desk.desk.clock);
        Texts texts = Texts.load("en");
        var otherwise =
                new Letterhead.Sender("no-reply@fettle.test", "Desk", Optional.empty(), Optional.empty(), false);
        var mail = new AlarmMail(staff, desk.desk.mailboxes, outbox, otherwise, "fettle.test", texts);
        job = new MailboxAlarmJob(
                desk.desk.database,
                desk.desk.clock,
                ZoneOffset.UTC,
                alarms,
                new Floods(desk.desk.clients),
                mail,
                texts);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void isRaisedAfterThreeRefusedLoginsToldOnceAndClearedWhenItWorks() {
        refuse(2);
        job.run();
        assertThat(raised()).isEmpty();

        refuse(1);
        job.run();
        job.run();

        assertThat(raised()).singleElement().satisfies(alarm -> {
            assertThat(alarm.kind()).isEqualTo(MailboxAlarm.Kind.LOGIN);
            assertThat(alarm.words()).contains(mailbox.address(), "Invalid credentials");
        });
        assertThat(sent()).singleElement().satisfies(told -> {
            assertThat(outbox.withMessageId(desk.desk.database.read(MailDesk.TEST), told.messageId())
                            .map(sent -> sent.mail().fromAddress()))
                    .as("another mailbox")
                    .contains("support@fettle.test");
            assertThat(told.to()).extracting(to -> to.recipient().address()).containsExactly("ada@msp.test");
        });
        desk.fetched().works(mailbox.id(), Optional.empty());
        job.run();
        assertThat(raised()).isEmpty();
    }

    @Test
    void isRaisedAtOnceWhenATokenIsDead() {
        desk.fetched().failed(mailbox.id(), TokenTrouble.unauthorised("revoked"));

        job.run();

        assertThat(raised())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.words()).contains("sign in there again", "revoked"));
        assertThat(sent()).hasSize(1);
    }

    @Test
    void isRaisedWhenTheServerIsAwayForHalfAnHour() {
        desk.fetched().failed(mailbox.id(), new SocketException("reset"));
        desk.desk.later(Duration.ofMinutes(20));
        desk.fetched().failed(mailbox.id(), new SocketException("reset"));
        job.run();
        assertThat(raised()).isEmpty();

        desk.desk.later(Duration.ofMinutes(11));
        job.run();

        assertThat(raised()).extracting(MailboxAlarm::kind).containsExactly(MailboxAlarm.Kind.CONNECTION);
    }

    @Test
    void isRaisedWhenItIsSilentForMuchLongerThanUsual() throws Exception {
        for (int day = 0; day < 25; day++) {
            receive();
            desk.desk.later(Duration.ofHours(10));
        }
        desk.until(() -> desk.count(mailbox, "WAITING") == 0);
        desk.desk.later(Duration.ofHours(8));
        job.run();
        assertThat(raised()).as("a night is usual").isEmpty();

        desk.desk.later(Duration.ofHours(4));
        job.run();

        assertThat(raised()).extracting(MailboxAlarm::kind).containsExactly(MailboxAlarm.Kind.SILENT);
    }

    @Test
    void isRaisedWhenItsMailWaitsToBeSorted() throws Exception {
        receive();
        desk.desk.later(Duration.ofMinutes(16));

        job.run();
        assertThat(raised()).extracting(MailboxAlarm::kind).containsExactly(MailboxAlarm.Kind.BACKLOG);

        desk.until(() -> desk.count(mailbox, "WAITING") == 0);
        job.run();
        assertThat(raised()).isEmpty();
    }

    @Test
    void isRaisedOnceWhenOneClientFloodsIt() throws Exception {
        for (int mail = 0; mail < 299; mail++) {
            receive();
            desk.desk.later(Duration.ofMillis(100));
        }
        job.run();
        assertThat(raised()).isEmpty();

        for (int mail = 0; mail < 50; mail++) {
            receive();
            job.run();
        }

        assertThat(raised()).singleElement().satisfies(alarm -> {
            assertThat(alarm.kind()).isEqualTo(MailboxAlarm.Kind.FLOOD);
            assertThat(alarm.words()).contains("Acme has sent 349 mails", mailbox.address());
        });
        assertThat(sent()).as("told once").hasSize(1);
        desk.until(() -> desk.count(mailbox, "OPENED") == 349);
        desk.desk.later(Duration.ofMinutes(16));
        job.run();
        assertThat(raised()).isEmpty();
    }

    private void refuse(int times) {
        for (int time = 0; time < times; time++) {
            desk.fetched().failed(mailbox.id(), new ImapFailure.LoginRefused("NO Invalid credentials"));
        }
    }

    private void receive() throws IOException {
        long uid = ++mails;
        var arrival = new Arrival(
                Arrival.Source.IMAP,
                Optional.of(mailbox.id()),
                Optional.of(new Arrival.Place(1, uid)),
                "",
                mailbox.address(),
                false);
        byte[] raw = FetchFaultsTest.mail("mail " + uid).getBytes(StandardCharsets.UTF_8);
        desk.desk.intaking.intake().receive(arrival, new ByteArrayInputStream(raw));
        desk.fetched()
                .reached(
                        FetchedMailboxes.account(mailbox, mailbox.imap().orElseThrow()), new Accounts.Position(1, uid));
    }

    private List<MailboxAlarm> raised() {
        return alarms.open(desk.desk.database.read(MailDesk.TEST));
    }

    private List<Delivery> sent() {
        return outbox.newest(desk.desk.database.read(MailDesk.TEST), Long.MAX_VALUE, 100);
    }
}
