package fettle.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.sla.Priority;
import fettle.server.store.Scope;
import fettle.server.testing.Answer;
import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import fettle.server.ticket.Ticket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TicketPagesTest {

    @RegisterExtension
    static final TestServer server = new TestServer();

    private final DeskStory story = new DeskStory(server);

    @Test
    void showsWhatAnnWroteAndWhatToDo() {
        Ticket ticket = story.asked("Printer & <b>fire</b>", "It <burns>.\nPlease help.");

        Answer page = story.page(story.tess(), ticket);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("Printer &amp; &lt;b&gt;fire&lt;/b&gt;", "It &lt;burns&gt;.", "Ann Abbott", "Acme")
                .contains("Take it and reply to Ann", "Reply to Ann", "ann@acme.test");
    }

    @Test
    void sendsAReplyWithTimeAndAPromiseInOneStep() {
        Ticket ticket = story.taken("VPN drops");
        Visitor tess = story.tess();

        Answer answer = story.send(
                tess,
                ticket,
                "entries",
                "kind",
                "reply",
                "text",
                "I look into it.",
                "minutes",
                "12m",
                "promise",
                "Call Ann",
                "promiseAt",
                "10:30",
                "then",
                "send");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).startsWith("/tickets/" + ticket.number() + "?done=entries");
        String page = tess.get(answer.location()).text();
        assertThat(page)
                .contains("I look into it.", "Tess Tanner logged 12m", "Tess Tanner promised: Call Ann, 10:30")
                .contains("ann@acme.test: on its way");
        assertThat(story.now(ticket).unansweredSince()).isEmpty();
    }

    @Test
    void sendsAReplyOnceHoweverOftenTheButtonIsPressed() {
        Ticket ticket = story.taken("Double click");
        Visitor tess = story.tess();
        String version = DeskStory.version(story.page(tess, ticket));

        Answer first = story.post(tess, ticket, "entries", version, "the-key-1", "kind", "reply", "text", "Once only.");
        Answer second =
                story.post(tess, ticket, "entries", version, "the-key-1", "kind", "reply", "text", "Once only.");

        assertThat(first.location()).isNotEmpty().isEqualTo(second.location());
        assertThat(story.page(tess, ticket).text().split("Once only\\.", -1)).hasSize(2);
    }

    @Test
    void givesBackWhatWasTypedWhenTheTimeCannotBeRead() {
        Ticket ticket = story.taken("Unreadable time");

        Answer answer = story.send(
                story.tess(),
                ticket,
                "entries",
                "kind",
                "reply",
                "text",
                "A long and careful answer.",
                "minutes",
                "a while");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .contains("A long and careful answer.", "“a while” is not a time. Write 12, 12m, 1h 20 or 0:45.");
        assertThat(story.now(ticket).unansweredSince()).isEqualTo(ticket.unansweredSince());
    }

    @Test
    void tellsWhoeverWasSlowerAndKeepsBothTexts() {
        Ticket ticket = story.taken("Two at once");
        Visitor tess = story.tess();
        Visitor tom = server.as(server.people().tom());
        String seenByBoth = DeskStory.version(story.page(tess, ticket));
        story.post(tom, ticket, "next-action", seenByBoth, "tom-1", "nextAction", "Wait for the call");

        Answer answer =
                story.post(tess, ticket, "entries", seenByBoth, "tess-1", "kind", "reply", "text", "My own words.");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text())
                .contains("Tom Tyler was quicker.", "Next: Wait for the call", "My own words.")
                .contains("What you wrote is kept below");
        assertThat(story.send(tess, ticket, "entries", "kind", "reply", "text", "My own words.")
                        .status())
                .isEqualTo(303);
    }

    @Test
    void solvesWithCauseAndSolutionAndReopens() {
        Ticket ticket = story.taken("Paper jam");
        Visitor tess = story.tess();

        story.send(
                tess,
                ticket,
                "entries",
                "kind",
                "reply",
                "text",
                "It prints again.",
                "cause",
                "Paper",
                "solution",
                "Paper out",
                "then",
                "solve");

        assertThat(story.now(ticket).stage()).isEqualTo(Ticket.Stage.RESOLVED);
        assertThat(story.now(ticket).cause()).contains("Paper");
        assertThat(story.page(tess, ticket).text()).contains("Solved", "Reopen");

        story.send(tess, ticket, "reopening", "why", "It jams again");
        assertThat(story.now(ticket).open()).isTrue();
    }

    @Test
    void keepsAnInternalNoteFromTheClient() {
        Ticket ticket = story.taken("Secret");

        story.send(story.tess(), ticket, "entries", "kind", "note", "text", "They never pay.", "minutes", "5");

        assertThat(story.page(story.tess(), ticket).text())
                .contains("They never pay.", "Internal, client cannot see this", "Tess Tanner logged 5m");
        assertThat(story.features()
                        .conversations()
                        .entries(
                                server.database().read(new Scope.System("test")).forClient(ticket.clientId()),
                                ticket.id()))
                .noneMatch(entry -> entry.text().contains("They never pay."));
    }

    @Test
    void waitsOnlyWhenTheClientHasBeenAsked() {
        Ticket ticket = story.taken("Which profile");
        Visitor tess = story.tess();

        Answer refused = story.send(tess, ticket, "wait", "reason", "client-info", "followUpAt", "tomorrow 9:00");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("Write to the client what you wait for.", "tomorrow 9:00");

        Answer done = story.send(
                tess, ticket, "wait", "reason", "client-info", "followUpAt", "tomorrow 9:00", "question", "Which one?");
        assertThat(done.status()).isEqualTo(303);
        assertThat(story.page(tess, ticket).text()).contains("Waiting on client", "Which one?");
    }

    @Test
    void judgesTheTicketByImpactAndUrgency() {
        Ticket ticket = story.taken("All down");

        story.send(
                story.tess(),
                ticket,
                "triage",
                "type",
                "incident",
                "kind",
                "",
                "impact",
                "high",
                "urgency",
                "high",
                "users",
                "14",
                "priority",
                "",
                "reason",
                "");

        assertThat(story.now(ticket).priority()).isEqualTo(Priority.P1);
    }

    @Test
    void passesItOnWithAReasonAndTakesItBack() {
        Ticket ticket = story.taken("Not mine");
        Visitor tom = server.as(server.people().tom());
        String to = String.valueOf(server.people().tom().technicianId());

        Answer without = story.send(story.tess(), ticket, "hand-over", "owner", to, "group", "", "why", "");
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.text()).contains("Say why.");

        story.send(story.tess(), ticket, "hand-over", "owner", to, "group", "", "why", "Knows the firewall");
        assertThat(story.page(tom, ticket).text()).contains("Knows the firewall", "Accept", "Return it");
        story.send(tom, ticket, "return", "why", "Not the firewall");
        assertThat(story.now(ticket).ownerId()).contains(server.people().tess().technicianId());
    }

    @Test
    void saysWhenSomethingNewHasComeIn() {
        Ticket ticket = story.taken("Fresh news");
        Visitor tess = story.tess();
        String version = DeskStory.version(story.page(tess, ticket));
        String news = "/tickets/" + ticket.number() + "/news/" + version;
        assertThat(tess.get(news).text()).doesNotContain("Show it");

        server.clock().advance(Duration.ofMinutes(1));
        story.annWrites(ticket, "It got worse.");

        assertThat(tess.get(news).text()).contains("Show it");
    }

    @Test
    void writesDownACallOfSomebodyNew() {
        String acme = String.valueOf(server.people().acme().id());
        Visitor tess = story.tess();
        String[] call = {
            "client",
            acme,
            "key",
            "call-1",
            "channel",
            "phone",
            "name",
            "Zoe Zimmer",
            "email",
            "zoe@acme.test",
            "subject",
            "Mouse is dead",
            "text",
            "It does not move."
        };

        Answer first = tess.post("/tickets/new", call);

        assertThat(first.status()).isEqualTo(303);
        assertThat(tess.get(first.location()).text())
                .contains("Mouse is dead", "Zoe Zimmer", "Phone", "It does not move.");
        assertThat(tess.post("/tickets/new", call).location()).isEqualTo(first.location());
    }

    @Test
    void givesBackTheCallThatLacksASubject() {
        String acme = String.valueOf(server.people().acme().id());

        Answer refused = story.tess()
                .post("/tickets/new", "client", acme, "key", "call-2", "channel", "phone", "text", "It does not move.");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("It does not move.", "Please fill this in.");
    }

    @Test
    void findsTicketsByWordsAndByNumber() {
        Ticket ticket = story.taken("Unheard-of 100% thing");

        assertThat(story.tess().get("/tickets?words=100%25").text()).contains("Unheard-of 100% thing");
        assertThat(story.tess().get("/tickets?words=%23" + ticket.number()).text())
                .contains("Unheard-of 100% thing");
        assertThat(story.tess().get("/tickets?words=THING+100%25+unheard").text())
                .contains("Unheard-of 100% thing");
        assertThat(story.tess()
                        .get("/tickets?words=thing+100%25+heard-of+a+lot")
                        .text())
                .contains("Nothing found");
        assertThat(story.tess().get("/tickets?words=no-such-words").text()).contains("Nothing found");
        assertThat(story.tess().get("/tickets?stage=closed").text()).doesNotContain("Unheard-of");
    }
}
