package fettle.server.notice;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.client.choice.ChoiceLinks;
import fettle.server.client.choice.MailChoice;
import fettle.server.client.choice.MailChoices;
import fettle.server.job.Job;
import fettle.server.store.secret.KeyFile;
import fettle.server.testing.TestDatabase;
import fettle.server.testing.TestDesk;
import fettle.server.ticket.reply.Letterhead;
import fettle.web.text.Texts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The summary of Monday, 9 March, at 08:00, when the server does not run then.
class LateSummaryTest {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @TempDir
    static Path folder;

    private final TestDesk desk = new TestDesk(database.get());
    private final MailChoices choices = new MailChoices();
    private Job digest;

    @BeforeEach
    void annWantsIt() {
        desk.open("Printer");
        desk.run(tx -> choices.choose(
                tx, desk.acme.id(), desk.ann.id(), new MailChoice(MailChoice.Replies.EACH, true, true, 0)));
        var signer = KeyFile.open(folder.resolve("fettle.key"), desk.database).signer("test");
        Letterhead letterhead =
                (_, _) -> new Letterhead.Sender("support@msp.test", "Help", Optional.empty(), Optional.empty(), true);
        digest = new ContactDigest(new ContactDigest.Below(
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
                Texts.load("en")));
    }

    @Test
    void comesOnceWhenItIsBackWithinADay() {
        desk.clock.set(Instant.parse("2026-03-10T07:50:00Z"));
        digest.run();
        digest.run();
        assertThat(summaries()).isEqualTo(1);

        desk.clock.set(Instant.parse("2026-03-16T08:00:00Z"));
        digest.run();
        assertThat(summaries()).isEqualTo(2);
    }

    @Test
    void isLeftOutWhenItIsAwayForLonger() {
        desk.clock.set(Instant.parse("2026-03-10T08:00:00Z"));
        digest.run();

        assertThat(summaries()).isZero();
    }

    private long summaries() {
        return desk.all(tx -> desk.outbox.newest(tx, Long.MAX_VALUE, 100)).stream()
                .flatMap(mail -> desk.maybe(tx -> desk.outbox.find(tx, mail.mailId())).stream())
                .filter(mail -> mail.mail().cause().startsWith("week:" + desk.ann.id()))
                .count();
    }
}
