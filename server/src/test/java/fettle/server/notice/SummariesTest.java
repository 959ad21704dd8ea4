package fettle.server.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.server.client.choice.ChoiceLinks;
import fettle.server.client.choice.MailChoice;
import fettle.server.client.choice.MailChoices;
import fettle.server.job.Job;
import fettle.server.job.Rounds;
import fettle.server.store.secret.KeyFile;
import fettle.server.testing.TestDatabase;
import fettle.server.testing.TestDesk;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.reply.Letterhead;
import fettle.server.worklist.OpenWork;
import fettle.web.text.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Summaries for several people, when one of them cannot be written. The story begins on Wednesday, 4 March, at 09:00.
class SummariesTest {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private final TestDesk desk = new TestDesk(database.get());
    private final Texts texts = Texts.load("en");
    private final AtomicBoolean fails = new AtomicBoolean(true);
    private final Letterhead letterhead = (_, _) -> {
        if (fails.getAndSet(false)) {
            throw new IllegalStateException("This one cannot be written");
        }
        return new Letterhead.Sender("support@msp.test", "Help at MSP", Optional.empty(), Optional.empty(), true);
    };

    @Test
    void theSummaryOfTheDayThatFailsKeepsNoOtherFromItsReader() {
        var notices = new Notices(desk.clock, ZoneOffset.UTC, desk.ids, desk.staff, texts);
        for (Actor.Technician person : List.of(desk.tess, desk.tom)) {
            var quiet = new QuietHours(ZoneOffset.UTC, LocalTime.of(18, 0), LocalTime.of(8, 0), true);
            var choice = new NoticeChoice(EnumSet.of(NoticeKind.DIGEST), Set.of(), quiet, LocalTime.of(8, 0), 0);
            desk.run(tx -> notices.choose(tx, person.id(), choice));
        }
        var mails = new NoticeMails(
                desk.ids,
                desk.outbox,
                desk.messageIds,
                letterhead,
                desk.tickets,
                desk.clients,
                texts,
                () -> "https://desk.test");
        var digest =
                new Digest(desk.database, desk.clock, desk.staff, notices, mails, new OpenWork(desk.clocks), texts);

        oneOfTwoFails(digest, "digest:");
    }

    @Test
    void theSummaryOfTheWeekThatFailsKeepsNoOtherFromItsReader(@TempDir Path folder) {
        var signer = KeyFile.open(folder.resolve("fettle.key"), desk.database).signer("test");
        var choices = new MailChoices();
        for (TestDesk each : List.of(desk, new TestDesk(database.get()))) {
            each.open("Printer");
            each.run(tx -> choices.choose(
                    tx, each.acme.id(), each.ann.id(), new MailChoice(MailChoice.Replies.EACH, true, true, 0)));
        }
        desk.clock.advance(Duration.ofDays(5));
        var below = new ContactDigest.Below(
                desk.database,
                desk.clock,
                desk.ids,
                desk.clients,
                choices,
                desk.tickets,
                desk.outbox,
                desk.messageIds,
                letterhead,
                new ChoiceLinks(signer, () -> "https://desk.test"),
                texts);

        oneOfTwoFails(new ContactDigest(below, new Rounds(1)), "week:");
    }

    private void oneOfTwoFails(Job digest, String cause) {
        assertThatThrownBy(digest::run).hasMessageContaining("This one cannot be written");
        assertThat(written(cause)).isEqualTo(1);

        digest.run();
        assertThat(written(cause)).isEqualTo(2);
    }

    private long written(String cause) {
        return desk.all(tx -> desk.outbox.newest(tx, Long.MAX_VALUE, 100)).stream()
                .flatMap(mail -> desk.maybe(tx -> desk.outbox.find(tx, mail.mailId())).stream())
                .filter(mail -> mail.mail().cause().startsWith(cause))
                .count();
    }
}
