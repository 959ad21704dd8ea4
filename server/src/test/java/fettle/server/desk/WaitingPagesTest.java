package fettle.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.client.NewContact;
import fettle.server.store.Scope;
import fettle.server.testing.Answer;
import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import fettle.server.ticket.Ticket;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Replies that wait, on the page of their ticket.
class WaitingPagesTest {

    @RegisterExtension
    static final TestServer server = new TestServer(Map.of("mail.undo-time", "10 s"));

    private static final Pattern REPLY = Pattern.compile("name=\"reply\" value=\"(\\d+)\"");

    private final DeskStory story = new DeskStory(server);

    @Test
    void canBeTakenBackForTenSecondsAndComeBackToTheForm() {
        Ticket ticket = story.taken("Undo");
        Visitor tess = story.tess();

        story.send(
                tess, ticket, "entries", "kind", "reply", "text", "Dear Bob,", "promise", "Call", "promiseAt", "+2h");

        String sent = story.page(tess, ticket).text();
        assertThat(sent).contains("Not sent yet", "Dear Bob,", "Undo", "Promises: Call", "data-until=");
        assertThat(mails(ticket)).isZero();

        Answer back = story.send(tess, ticket, "take-back", "reply", reply(sent));

        assertThat(back.status()).isEqualTo(303);
        String page = tess.get(back.location()).text();
        assertThat(page).contains("Taken back: nothing of it was sent.", ">Dear Bob,</textarea>", "value=\"Call\"");
        server.clock().advance(Duration.ofMinutes(1));
        server.runJobs();
        assertThat(mails(ticket)).isZero();
        assertThat(story.now(ticket).unansweredSince()).isEqualTo(ticket.unansweredSince());
    }

    @Test
    void goesOutOnceTheTenSecondsAreOverAndThenIsNotTakenBack() {
        Ticket ticket = story.taken("Too late");
        Visitor tess = story.tess();
        story.send(tess, ticket, "entries", "kind", "reply", "text", "Is it on?");
        String id = reply(story.page(tess, ticket).text());

        server.clock().advance(Duration.ofSeconds(10));
        server.runJobs();

        assertThat(mails(ticket)).isEqualTo(1);
        Answer late = story.send(tess, ticket, "take-back", "reply", id);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("That reply does not wait any more");
        assertThat(tess.get("/tickets/" + ticket.number() + "/waiting?shown=" + id)
                        .text())
                .contains("It has gone out.");
    }

    @Test
    void isSentAnewWithWhatWasAttachedToIt() {
        Ticket ticket = story.taken("Again");
        Visitor tess = story.tess();
        story.send(tess, ticket, "entries", "kind", "reply", "text", "Dear Bob,");
        Answer back = story.send(
                tess,
                ticket,
                "take-back",
                "reply",
                reply(story.page(tess, ticket).text()));
        String draft = tess.get(back.location()).text();
        Matcher id = Pattern.compile("name=\"draft\" value=\"(\\d+)\"").matcher(draft);
        assertThat(id.find()).isTrue();

        story.send(tess, ticket, "entries", "kind", "reply", "text", "Dear Ann,", "draft", id.group(1));

        String page = story.page(tess, ticket).text();
        assertThat(page).contains("Dear Ann,").doesNotContain("Dear Bob,", "Taken back");
    }

    @Test
    void isDroppedByWhoeverTookItBack() {
        Ticket ticket = story.taken("Dropped");
        Visitor tess = story.tess();
        story.send(tess, ticket, "entries", "kind", "reply", "text", "Dear Bob,");
        String id = reply(story.page(tess, ticket).text());
        story.send(tess, ticket, "take-back", "reply", id);

        story.send(server.as(server.people().tom()), ticket, "discard", "reply", id);
        assertThat(story.page(tess, ticket).text()).contains("Dear Bob,");
        story.send(tess, ticket, "discard", "reply", id);

        assertThat(story.page(tess, ticket).text()).doesNotContain("Dear Bob,");
    }

    @Test
    void waitsForATimeByTheClientsClock() {
        Ticket ticket = story.taken("Tomorrow");
        Visitor tess = story.tess();

        Answer answer = story.send(
                tess,
                ticket,
                "entries",
                "kind",
                "reply",
                "text",
                "Good morning",
                "sendAt",
                "2030-01-02T09:00",
                "sendAtZone",
                "America/New_York");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("Replies wait for a year at most.", "value=\"2030-01-02T09:00\"");

        String tomorrow =
                server.clock().instant().plus(Duration.ofDays(1)).toString().substring(0, 10);
        story.send(
                tess,
                ticket,
                "entries",
                "kind",
                "reply",
                "text",
                "Good morning",
                "sendAt",
                tomorrow + "T09:00",
                "sendAtZone",
                "America/New_York");
        assertThat(story.page(tess, ticket).text()).contains("Goes out", "14:00", "Take back and change", "Send now");

        story.annWrites(ticket, "Never mind");
        server.clock().advance(Duration.ofDays(2));
        server.runJobs();

        assertThat(mails(ticket)).isZero();
        tess = story.tess();
        assertThat(story.page(tess, ticket).text()).contains("The client wrote before it went out.");
        assertThat(tess.get("/order-of-work").text())
                .contains("#" + ticket.number(), "Tess Tanner", "The client wrote before it went out.");

        story.send(
                tess,
                ticket,
                "send-now",
                "reply",
                reply(story.page(tess, ticket).text()));
        assertThat(mails(ticket)).isEqualTo(1);
    }

    @Test
    void refusesATimeThatHasPassedAndAZoneThatNobodyKnows() {
        Ticket ticket = story.taken("Yesterday");

        Answer passed = story.send(
                story.tess(), ticket, "entries", "kind", "reply", "text", "Hm", "sendAt", "2020-01-02T09:00");
        Answer nowhere = story.send(
                story.tess(),
                ticket,
                "entries",
                "kind",
                "reply",
                "text",
                "Hm",
                "sendAt",
                "2030-01-02T09:00",
                "sendAtZone",
                "Mars/Base");

        assertThat(passed.status()).isEqualTo(400);
        assertThat(passed.text()).contains("2020-01-02T09:00", "has passed", ">Hm</textarea>");
        assertThat(nowhere.text()).contains("We do not know that time zone.");
    }

    @Test
    void goesToThoseAloneWhomItsWriterSaw() {
        Ticket ticket = story.taken("Copies");
        Visitor tess = story.tess();
        long kim = takesPart(ticket, "Kim Kay");
        takesPart(ticket, "Lou Lane");
        assertThat(story.page(tess, ticket).text())
                .contains("<b>ann@acme.test</b>", "value=\"" + kim + "\" checked", "Kim Kay", "Lou Lane", "From");

        Answer refused = story.send(
                tess,
                ticket,
                "entries",
                "kind",
                "reply",
                "text",
                "Hm",
                "minutes",
                "a while",
                "copiesShown",
                "yes",
                "copy",
                String.valueOf(kim));
        assertThat(refused.text().split("name=\"copy\" value=\"\\d+\" checked", -1))
                .as("whoever was left out stays so")
                .hasSize(2);

        story.send(
                tess,
                ticket,
                "entries",
                "kind",
                "reply",
                "text",
                "Hm",
                "copiesShown",
                "yes",
                "copy",
                String.valueOf(kim));
        takesPart(ticket, "Max Late");
        server.clock().advance(Duration.ofSeconds(10));
        server.runJobs();

        assertThat(story.page(tess, ticket).text())
                .contains("kim.kay@acme.test: on its way")
                .doesNotContain("lou.lane@acme.test: on its way", "max.late@acme.test: on its way");
    }

    private long takesPart(Ticket ticket, String name) {
        String address = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@acme.test";
        return server.database().transaction(new Scope.System("test"), tx -> {
            long id = story.features()
                    .clients()
                    .addContact(tx, ticket.clientId(), NewContact.met(name, address))
                    .id();
            story.features().ticketing().tickets().addParticipant(tx, ticket, id);
            return id;
        });
    }

    @Test
    void writesACallDownAtOnce() {
        Ticket ticket = story.taken("By phone");

        story.send(story.tess(), ticket, "entries", "kind", "reply", "text", "Spoke to Ann", "channel", "phone");

        assertThat(story.page(story.tess(), ticket).text())
                .contains("Spoke to Ann")
                .doesNotContain("Not sent yet");
    }

    @Test
    void holdsTheQuestionOfAWaitToo() {
        Ticket ticket = story.taken("Question");

        story.post(
                story.tess(),
                ticket,
                "wait",
                DeskStory.version(story.page(story.tess(), ticket)),
                UUID.randomUUID().toString(),
                "reason",
                "client-info",
                "followUpAt",
                "tomorrow 9:00",
                "question",
                "Which one?");

        assertThat(story.now(ticket).waiting()).isFalse();
        server.clock().advance(Duration.ofSeconds(10));
        server.runJobs();
        assertThat(story.now(ticket).waiting()).isTrue();
    }

    private int mails(Ticket ticket) {
        return server.database()
                .transaction(
                        new Scope.System("test"),
                        tx -> story.features().outbox().ofTicket(tx, ticket.clientId(), ticket.id()))
                .size();
    }

    private static String reply(String page) {
        Matcher reply = REPLY.matcher(page);
        assertThat(reply.find()).isTrue();
        return reply.group(1);
    }
}
