package fettle.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.client.NewContact;
import fettle.server.signin.Role;
import fettle.server.staff.Technician;
import fettle.server.store.Scope;
import fettle.server.testing.Answer;
import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.log.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    private static final Pattern TO = Pattern.compile("name=\"to\" value=\"(\\d+)\"");

    private final DeskStory story = new DeskStory(server);

    @Test
    void canBeTakenBackForTenSecondsAndComeBackToTheForm() {
        Ticket ticket = story.taken("Undo");
        Visitor tess = story.tess();

        story.send(
                tess, ticket, "entries", "kind", "reply", "text", "Dear Bob,", "promise", "Call", "promiseAt", "+2h");

        String sent = story.page(tess, ticket).text();
        assertThat(sent).contains("Not sent yet", "Dear Bob,", "Undo", "Promises: Call", "data-until=");
        assertThat(story.mails(ticket)).isZero();

        Answer back = story.send(tess, ticket, "take-back", "reply", DeskStory.reply(sent));

        assertThat(back.status()).isEqualTo(303);
        String page = tess.get(back.location()).text();
        assertThat(page).contains("Taken back: nothing of it was sent.", ">Dear Bob,</textarea>", "value=\"Call\"");
        server.clock().advance(Duration.ofMinutes(1));
        server.runJobs();
        assertThat(story.mails(ticket)).isZero();
        assertThat(story.now(ticket).unansweredSince()).isEqualTo(ticket.unansweredSince());
    }

    @Test
    void goesOutOnceTheTenSecondsAreOverAndThenIsNotTakenBack() {
        Ticket ticket = story.taken("Too late");
        Visitor tess = story.tess();
        story.send(tess, ticket, "entries", "kind", "reply", "text", "Is it on?");
        String id = DeskStory.reply(story.page(tess, ticket).text());

        server.clock().advance(Duration.ofSeconds(10));
        server.runJobs();

        assertThat(story.mails(ticket)).isEqualTo(1);
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
                DeskStory.reply(story.page(tess, ticket).text()));
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
        String id = DeskStory.reply(story.page(tess, ticket).text());
        story.send(tess, ticket, "take-back", "reply", id);

        story.send(server.as(server.people().tom()), ticket, "discard", "reply", id);
        assertThat(story.page(tess, ticket).text()).contains("Dear Bob,");
        story.send(tess, ticket, "discard", "reply", id);

        assertThat(story.page(tess, ticket).text()).doesNotContain("Dear Bob,");
    }

    @Test
    void showsTheDraftOfWhoeverHasLeftToBeTakenOver() {
        Ticket ticket = story.taken("Left behind");
        Visitor tess = story.tess();
        var features = server.fettle().features();
        Technician una = server.database()
                .transaction(
                        new Scope.System("test"),
                        tx -> features.staff().add(tx, "una@msp.test", "Una Underhill", Role.TECHNICIAN));
        story.send(tess, ticket, "entries", "kind", "reply", "text", "Dear Bob,");
        String id = DeskStory.reply(story.page(tess, ticket).text());
        var hers = new Actor.Technician(una.id(), una.name());
        server.database().run(new Scope.System("test"), tx -> {
            features.ticketing().waiting().takeBack(tx, Seen.asItStands(ticket.number()), hers, Long.parseLong(id));
            features.staff().deactivate(tx, una.id());
        });

        String page = story.page(tess, ticket).text();
        assertThat(page)
                .contains("Una Underhill", "Unsent draft", "Whoever was writing it has left", "Take it over")
                .doesNotContain("/send-now");
        assertThat(tess.get("/order-of-work").text()).contains("Una Underhill", "Whoever was writing it has left");

        story.send(tess, ticket, "take-back", "reply", id);
        assertThat(story.page(tess, ticket).text()).contains("Drop it").doesNotContain("Unsent draft");
        story.send(tess, ticket, "discard", "reply", id);
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

    @Test
    void sendsNothingWhenACopyIsForSomebodyWhoTakesNoPart() {
        Ticket ticket = story.taken("Unknown copy");
        Visitor tess = story.tess();
        String kim = String.valueOf(takesPart(ticket, "Kim Kirk"));

        for (String unknown : List.of("123", "kim@acme.test")) {
            Answer refused = story.send(
                    tess,
                    ticket,
                    "entries",
                    "kind",
                    "reply",
                    "text",
                    "All my words",
                    "copiesShown",
                    "yes",
                    "copy",
                    kim,
                    "copy",
                    unknown);

            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text())
                    .contains("does not take part in this ticket, or has left", ">All my words</textarea>");
        }
        assertThat(story.page(tess, ticket).text()).doesNotContain("Not sent yet");
    }

    @Test
    void saysForWhomAHeldReplyWasWrittenAndWhoWouldGetItNow() {
        Ticket ticket = story.taken("Somebody else");
        Visitor tess = story.tess();
        Instant soon = server.clock().instant().plus(Duration.ofDays(3));
        story.send(
                tess,
                ticket,
                "entries",
                "kind",
                "reply",
                "text",
                "Dear Ann,",
                "sendAt",
                soon.toString().substring(0, 10) + "T09:00");
        String before = story.page(tess, ticket).text();

        story.send(tess, ticket, "contact", "contact", String.valueOf(takesPart(ticket, "Bob Brown")));
        server.clock().advance(Duration.ofDays(4));
        server.runJobs();

        String words = "It was written for " + server.people().ann().name()
                + ". Replies on this ticket go to Bob Brown now:" + " send it to Bob Brown, or change it.";
        Visitor later = story.tess();
        assertThat(story.mails(ticket)).isZero();
        assertThat(story.page(later, ticket).text()).contains("Held: decide", words);
        assertThat(later.get("/order-of-work").text()).contains("Somebody else", words);
        String id = DeskStory.reply(before);
        Answer stale = story.send(later, ticket, "send-now", "reply", id, "to", to(before));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(story.mails(ticket)).isZero();
        story.send(
                later,
                ticket,
                "send-now",
                "reply",
                id,
                "to",
                to(story.page(later, ticket).text()));
        assertThat(story.page(later, ticket).text()).contains("bob.brown@acme.test: on its way");
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

    private static String to(String page) {
        Matcher to = TO.matcher(page);
        assertThat(to.find()).isTrue();
        return to.group(1);
    }
}
