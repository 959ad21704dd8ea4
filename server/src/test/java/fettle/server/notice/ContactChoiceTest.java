package fettle.server.notice;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.sla.PauseReason;
import fettle.server.client.choice.MailChoice;
import fettle.server.client.choice.MailChoice.Replies;
import fettle.server.client.choice.MailChoices;
import fettle.server.mail.outbox.NewMail;
import fettle.server.mail.outbox.Outbox;
import fettle.server.monitor.WatchedDesk;
import fettle.server.signin.PortalUser;
import fettle.server.testing.Answer;
import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.reply.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Which of our mails a contact gets.
class ContactChoiceTest {

    private static final Pattern LINK = Pattern.compile("https?://[^/]+(/portal/mail/\\S+)");

    @RegisterExtension
    static final TestServer server = new TestServer();

    private final MailChoices choices = new MailChoices();
    private WatchedDesk desk;
    private PortalUser ann;
    private Ticket printer;
    private long since;

    @BeforeEach
    void aMorning() {
        desk = new WatchedDesk(server);
        ann = server.people().ann();
        choose(Replies.EACH, true, false);
        printer = desk.open("Printer");
        desk.take(printer, desk.tess);
        settle();
    }

    @Test
    void whoWantsMailOnlyWhenItIsSolvedReadsTheRestInThePortal() {
        choose(Replies.SOLVED, true, false);

        desk.reply(printer, Reply.of("A technician is on the way."));

        assertThat(told()).isEmpty();
        assertThat(server.as(server.people().tess())
                        .get("/tickets/" + printer.number())
                        .text())
                .contains("Not mailed: Ann Abbott wants mail only when a request is solved");
        assertThat(server.as(ann).get("/portal/requests/" + printer.number()).text())
                .contains("A technician is on the way.")
                .doesNotContain("Not mailed");
    }

    @Test
    void whatAsksThemSomethingAndWhatSolvesItComesAnyway() {
        choose(Replies.SOLVED, true, false);

        desk.reply(printer, Reply.of("Does it blink?"));
        assertThat(told()).hasSize(1);
        desk.reply(
                printer,
                Reply.of("Send us its number")
                        .waitingFor(PauseReason.CLIENT_INFO, desk.now().plus(Duration.ofDays(1))));
        assertThat(told()).hasSize(2);
        desk.write(printer, "It is 17");
        desk.reply(printer, Reply.of("It prints again.").resolving(new Reply.Solution("Fuse", "New fuse")));
        assertThat(told()).hasSize(3);
    }

    @Test
    void whatTheyAskForInThePortalIsAcknowledgedUnlessTheyWantThatNot() {
        server.openMailbox();
        ask("Scanner");
        assertThat(told())
                .singleElement()
                .satisfies(mail -> assertThat(mail.body()).contains("/portal/mail/"));

        choose(Replies.EACH, false, false);
        ask("Plotter");
        assertThat(told()).hasSize(1);
    }

    @Test
    void theSummaryOfTheWeekComesOnMondayMorningUntilOneClickEndsIt() {
        choose(Replies.EACH, true, true);
        settle();
        nextMonday();
        desk.pass(11);

        NewMail mail = told().getFirst();
        assertThat(told()).hasSize(1);
        assertThat(mail.body()).contains("#" + printer.number() + " Printer: we are at work on it");
        String raw = raw();
        assertThat(raw).contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click", "Auto-Submitted: auto-generated");
        Matcher link = LINK.matcher(mail.unsubscribe().orElseThrow());
        assertThat(link.find()).isTrue();

        assertThat(server.visitor().get(link.group(1)).text())
                .as("what a program shows that knows no button")
                .contains("Mail me a summary of my open requests");
        assertThat(choice().digest()).isTrue();
        Answer ended = server.visitor()
                .silentAbout("Sec-Fetch-Site")
                .silentAbout("Origin")
                .send(
                        "POST",
                        link.group(1),
                        BodyPublishers.ofString("List-Unsubscribe=One-Click"),
                        "application/x-www-form-urlencoded");

        assertThat(ended.status()).as("no redirection").isEqualTo(200);
        assertThat(choice().digest()).isFalse();
        desk.pass(Duration.ofDays(7));
        assertThat(told()).hasSize(1);
    }

    @Test
    void theLinkOfAMailLetsThemChooseWithoutSigningInAndAForgedOneDoesNot() {
        String path = server.as(ann).get("/portal/mail").location();
        Visitor anybody = server.visitor();
        Answer page = anybody.get(path);
        assertThat(page.text()).contains("Mail me each reply", "ann@acme.test");
        Matcher version = Pattern.compile("name=\"version\" value=\"(\\d+)\"").matcher(page.text());
        assertThat(version.find()).isTrue();

        Answer saved = anybody.post(path, "version", version.group(1), "replies", "solved", "digest", "yes");

        assertThat(saved.location()).isEqualTo(path + "?saved=yes");
        assertThat(choice()).satisfies(chosen -> {
            assertThat(chosen.onlySolved()).isTrue();
            assertThat(chosen.digest()).isTrue();
            assertThat(chosen.acknowledged()).isFalse();
        });
        String forged = path.substring(0, path.length() - 1) + (path.endsWith("A") ? "B" : "A");
        assertThat(anybody.get(forged).status()).isEqualTo(404);
        assertThat(anybody.post(path, "version", version.group(1)).status()).isEqualTo(409);
    }

    private void ask(String subject) {
        Answer asked = server.as(ann)
                .post(
                        "/portal/requests",
                        "key",
                        UUID.randomUUID().toString(),
                        "subject",
                        subject,
                        "text",
                        "It is stuck.");
        assertThat(asked.status()).isEqualTo(303);
    }

    private void nextMonday() {
        do {
            desk.nextMorning();
        } while (desk.now().atZone(ZoneId.of("Europe/London")).getDayOfWeek() != DayOfWeek.MONDAY);
    }

    private MailChoice choice() {
        return desk.in(tx -> choices.of(tx, ann.clientId(), ann.contactId()));
    }

    private void choose(Replies replies, boolean acknowledged, boolean digest) {
        desk.run(tx -> {
            int version = choices.of(tx, ann.clientId(), ann.contactId()).version();
            choices.choose(tx, ann.clientId(), ann.contactId(), new MailChoice(replies, acknowledged, digest, version));
        });
    }

    private void settle() {
        since = desk.in(tx -> outbox().newest(tx, Long.MAX_VALUE, 1)).stream()
                .mapToLong(mail -> mail.mailId())
                .findFirst()
                .orElse(0);
    }

    private List<NewMail> told() {
        return desk.in(tx -> outbox().newest(tx, Long.MAX_VALUE, 200).stream()
                .filter(mail -> mail.mailId() > since)
                .filter(mail -> mail.to().stream()
                        .anyMatch(to -> to.recipient().address().equals("ann@acme.test")))
                .map(mail -> outbox().find(tx, mail.mailId()).orElseThrow().mail())
                .toList());
    }

    private String raw() {
        long id = desk.in(tx -> outbox().newest(tx, Long.MAX_VALUE, 200)).stream()
                .filter(mail -> mail.to().getFirst().recipient().address().equals("ann@acme.test"))
                .findFirst()
                .orElseThrow()
                .mailId();
        byte[] bytes =
                server.fettle().mail().raw(desk.in(tx -> outbox().find(tx, id)).orElseThrow());
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private Outbox outbox() {
        return desk.features().outbox();
    }
}
