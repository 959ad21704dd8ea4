package fettle.server.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.sla.Channel;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.server.mail.outbox.Automatic;
import fettle.server.mail.outbox.Delivery;
import fettle.server.testing.Answer;
import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.reply.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PortalPagesTest {

    @RegisterExtension
    static final TestServer server = new TestServer(Map.of("provider.phone", "+44 (0)20 7946 0000"));

    private PortalStory story;
    private Visitor ann;

    @BeforeEach
    void annIsSignedIn() {
        story = new PortalStory(server);
        ann = server.as(server.people().ann());
    }

    @Test
    void greetsWithNothingToDoOnTheFirstVisit() {
        Answer home = server.as(story.newcomer()).get("/portal");

        assertThat(home.status()).isEqualTo(200);
        assertThat(home.text())
                .contains("Good morning, Nina", "Nothing waits for you", "You have no open requests", "Globex");
    }

    @Test
    void aNewRequestBecomesAVerifiedTicketFromThePortal() {
        Answer sent = ann.post(
                "/portal/requests",
                "key",
                "k-new",
                "subject",
                "Scanner sends empty pages",
                "text",
                "Since nine.\nAll of us.");

        Ticket ticket = story.ticket(PortalStory.number(sent.location()));
        assertThat(sent.status()).isEqualTo(303);
        assertThat(ticket.channel()).isEqualTo(Channel.PORTAL);
        assertThat(ticket.identity()).isEqualTo(Ticket.Identity.VERIFIED);
        assertThat(ticket.contactId()).contains(server.people().ann().contactId());
        assertThat(ann.get(sent.location()).text())
                .contains(
                        "Scanner sends empty pages",
                        "You told us here, today at 09:00",
                        "Since nine.&#10;All of us.",
                        "We have it");
    }

    @Test
    void everyPageSaysWhereToCall() {
        assertThat(ann.get("/portal").text()).contains("href=\"tel:+442079460000\">+44 (0)20 7946 0000<");
    }

    @Test
    void aNewRequestIsAcknowledgedByMailOnce() {
        Visitor cora = server.as(story.colleague("Cora Cole", "cora@acme.test"));
        server.openMailbox();

        Answer sent = cora.post("/portal/requests", "key", "k-ack", "subject", "New chair", "text", "Mine squeaks.");
        cora.post("/portal/requests", "key", "k-ack", "subject", "New chair", "text", "Mine squeaks.");

        Ticket ticket = story.ticket(PortalStory.number(sent.location()));
        List<Delivery> mails = server.fettle()
                .features()
                .outbox()
                .ofTicket(server.database().read(PortalStory.TEST), ticket.clientId(), ticket.id());
        assertThat(mails).hasSize(1);
        assertThat(mails.getFirst().automatic()).isEqualTo(Automatic.ACKNOWLEDGEMENT);
        assertThat(mails.getFirst().subject()).isEqualTo("[#" + ticket.number() + "] New chair");
        String body = server.fettle()
                .features()
                .outbox()
                .find(server.database().read(PortalStory.TEST), mails.getFirst().mailId())
                .orElseThrow()
                .mail()
                .body();
        assertThat(body).contains("Hello Cora,", "request #" + ticket.number(), "Phone: +44 (0)20 7946 0000");
        for (int more = 0; more < 6; more++) {
            cora.post("/portal/requests", "key", "k-" + more, "subject", "Chair " + more, "text", "Squeaks.");
        }
        assertThat(server
                        .fettle()
                        .features()
                        .outbox()
                        .newest(server.database().read(PortalStory.TEST), Long.MAX_VALUE, 100)
                        .stream()
                        .filter(mail -> mail.subject().contains("hair")))
                .as("five an hour at most")
                .hasSize(5);
    }

    @Test
    void theSameFormSentTwiceAsksOnce() {
        Answer first = ann.post("/portal/requests", "key", "k-twice", "subject", "Twice", "text", "Once is enough.");
        Answer second = ann.post("/portal/requests", "key", "k-twice", "subject", "Twice", "text", "Once is enough.");
        Answer another = server.as(server.people().bob())
                .post("/portal/requests", "key", "k-twice", "subject", "Bob's own", "text", "Same key, other person.");

        assertThat(second.location()).isEqualTo(first.location());
        assertThat(another.location()).isNotEqualTo(first.location());
    }

    @Test
    void whatIsMissingIsMarkedAndNothingTypedIsLost() {
        Answer refused =
                ann.post("/portal/requests", "key", "k-missing", "subject", "", "text", "I typed <all> of this.");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text())
                .contains("Please fill this in", "I typed &lt;all&gt; of this.", "aria-invalid=\"true\"");
    }

    @Test
    void onlyWhatTheFormOffersCanBeSet() {
        String bob = String.valueOf(server.people().globex().id());
        Answer sent = ann.post(
                "/portal/requests",
                "key",
                "k-mass",
                "subject",
                "Mine",
                "text",
                "Please.",
                "clientId",
                bob,
                "client_id",
                bob,
                "contactId",
                "1",
                "priority",
                "P1",
                "role",
                "ADMINISTRATOR",
                "internal",
                "true",
                "stage",
                "CLOSED",
                "ownerId",
                "1");

        Ticket ticket = story.ticket(PortalStory.number(sent.location()));
        assertThat(ticket.clientId()).isEqualTo(server.people().acme().id());
        assertThat(ticket.priority()).isEqualTo(Priority.P3);
        assertThat(ticket.stage()).isEqualTo(Ticket.Stage.NEW);
        assertThat(ticket.ownerId()).isEmpty();
    }

    @Test
    void anAnswerEndsTheWaitForIt() {
        Ticket ticket = story.asked("Which scanner");
        story.reply(
                ticket,
                Reply.of("Which button do you use?")
                        .waitingFor(
                                PauseReason.CLIENT_INFO,
                                server.clock().instant().plus(Duration.ofHours(5))));

        assertThat(ann.get("/portal").text()).contains("We have a question for you.", "Waiting for you");
        Answer sent = ann.post(
                "/portal/requests/" + ticket.number() + "/messages", "key", "k-answer", "text", "The green one.");

        assertThat(sent.location()).isEqualTo("/portal/requests/" + ticket.number());
        assertThat(story.ticket(ticket.number()).stage()).isEqualTo(Ticket.Stage.WORKING);
        assertThat(ann.get(sent.location()).text())
                .contains("The green one.", "Which button do you use?", "Tess Tanner answered");
    }

    @Test
    void tellsAPromiseByItsClock() {
        Ticket ticket = story.asked("No mail");
        story.reply(
                ticket,
                Reply.of("I look into it.")
                        .promising(
                                "I call you with what we know",
                                server.clock().instant().plus(Duration.ofMinutes(55))));

        assertThat(ann.get("/portal/requests/" + ticket.number()).text())
                .contains("By 09:55: I call you with what we know", "Tess Tanner told you so.");
    }

    @Test
    void withoutAClockItPromisesNone() {
        Ticket ticket = story.asked("Somebody look, please");

        assertThat(ann.get("/portal/requests/" + ticket.number()).text())
                .contains("We are on it", "We tell you here and by mail.", "Nobody in particular yet");
    }

    @Test
    void aSolvedRequestIsConfirmedOrOpenedAgainByOneButton() {
        Ticket sorted = story.solved("Flickering screen");
        Ticket notYet = story.solved("Slow laptop");

        assertThat(ann.get("/portal/requests/" + sorted.number()).text())
                .contains("Sorted, please check", "Yes, sorted", "Not yet", "say so by Wed 11 Mar, 09:00");
        ann.post("/portal/requests/" + sorted.number() + "/confirmed", "key", "k-yes");
        ann.post("/portal/requests/" + notYet.number() + "/messages", "key", "k-no", "say", "not-yet");

        assertThat(story.ticket(sorted.number()).stage()).isEqualTo(Ticket.Stage.CLOSED);
        assertThat(story.ticket(notYet.number()).stage()).isEqualTo(Ticket.Stage.WORKING);
        assertThat(ann.get("/portal/requests?show=sorted").text())
                .contains("Flickering screen")
                .doesNotContain("Slow laptop");
        assertThat(ann.post("/portal/requests/" + notYet.number() + "/confirmed", "key", "k-late")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void whatIsWrittenAfterTheEndGoesOnInANewRequest() {
        Ticket closed = story.solved("Old printer");
        ann.post("/portal/requests/" + closed.number() + "/confirmed", "key", "k-closing");

        Answer sent =
                ann.post("/portal/requests/" + closed.number() + "/messages", "key", "k-again", "text", "It is back.");

        assertThat(PortalStory.number(sent.location())).isNotEqualTo(closed.number());
        assertThat(ann.get(sent.location()).text()).contains("Old printer", "It is back.");
    }

    @Test
    void filesComeBackAsTheyWentInAndAreOnlyEverSaved() {
        Answer sent = upload("/portal/requests", "k-file", "<b>x</b>.html", "<script>alert(1)</script>");
        String page = ann.get(sent.location()).text();
        Matcher link = Pattern.compile("/portal/files/[0-9]+").matcher(page);
        assertThat(link.find()).isTrue();

        Answer file = ann.get(link.group());

        assertThat(file.text()).isEqualTo("<script>alert(1)</script>");
        assertThat(file.header("Content-Type")).contains("application/octet-stream");
        assertThat(file.header("Content-Disposition").orElse("")).startsWith("attachment;");
        assertThat(file.header("Content-Security-Policy").orElse("")).contains("sandbox");
        assertThat(page).doesNotContain("<b>x</b>");
    }

    @Test
    void saysTheLimitOfFilesAndAnotherWay() {
        Answer refused = upload("/portal/requests", "k-large", "film.mp4", "x".repeat(25_100_000));

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.text()).contains("The limit is 25 MB. Send a link to the file instead.");
    }

    @Test
    void anEmptyMessageIsTurnedDownInItsPlace() {
        Ticket ticket = story.asked("Quiet");

        Answer refused = ann.post("/portal/requests/" + ticket.number() + "/messages", "key", "k-empty", "text", "  ");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("Write something or attach a file first.", "Quiet");
    }

    @Test
    void markupInAMessageStaysText() {
        Answer sent = ann.post(
                "/portal/requests",
                "key",
                "k-xss",
                "subject",
                "<img src=x onerror=alert(1)>",
                "text",
                "<script>alert(2)</script>");

        assertThat(ann.get(sent.location()).text())
                .doesNotContain("<img src=x", "<script>alert")
                .contains("&lt;script&gt;");
    }

    private Answer upload(String path, String key, String name, String content) {
        String form = "--b\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\n" + key
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"subject\"\r\n\r\nWith a file"
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"" + name
                + "\"\r\nContent-Type: text/html\r\n\r\n" + content + "\r\n--b--\r\n";
        return ann.send("POST", path, BodyPublishers.ofString(form, UTF_8), "multipart/form-data; boundary=b");
    }
}
