package fettle.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.store.Scope;
import fettle.server.testing.Answer;
import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import fettle.server.ticket.Ticket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What the ticket page says when something cannot be done, and what it does not offer.
class TurnedDownTest {

    private static final Scope TEST = new Scope.System("test");

    @RegisterExtension
    static final TestServer server = new TestServer();

    private final DeskStory story = new DeskStory(server);

    @Test
    void aSlipInASeldomFormIsNotCalledSomebodyElsesHaste() {
        Ticket ticket = story.taken("Alone");

        Answer answer = story.send(story.tess(), ticket, "merge", "into", "soon");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .contains("“soon” is not a ticket’s number. Write it like 1042.", "value=\"soon\"")
                .doesNotContain("What you wrote is kept below");
    }

    @Test
    void saysWhomToHandOverToWhereNobodyWasChosen() {
        Ticket ticket = story.taken("For whom");

        Answer answer = story.send(story.tess(), ticket, "hand-over", "owner", "", "group", "", "why", "On leave");

        assertThat(answer.text())
                .contains("Choose a person or a group to hand it over to.", "value=\"On leave\"")
                .doesNotContain("Some of what you entered");
    }

    @Test
    void doesNotDropATimeWithoutWordsForWhatHappensNext() {
        Ticket ticket = story.taken("When, but what");

        Answer answer =
                story.send(story.tess(), ticket, "entries", "kind", "reply", "text", "Hm.", "nextActionAt", "tomorrow");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("Write what happens next, or leave its time out.", "value=\"tomorrow\"");
    }

    @Test
    void doesNotDropASolutionThatWasSentWithTheWrongButton() {
        Ticket ticket = story.taken("Almost solved");

        Answer answer = story.send(
                story.tess(),
                ticket,
                "entries",
                "kind",
                "reply",
                "text",
                "It prints.",
                "solution",
                "New drum",
                "then",
                "send");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .contains("This goes with solving it. Press Solve, or clear it and send.", "New drum", "It prints.");
        assertThat(story.now(ticket).open()).isTrue();

        Answer note = story.send(
                story.tess(),
                ticket,
                "entries",
                "kind",
                "note",
                "text",
                "For us.",
                "solution",
                "New drum",
                "then",
                "send");

        assertThat(note.status()).isEqualTo(400);
        assertThat(note.text()).contains("This goes with solving it.", "New drum", "For us.");
    }

    @Test
    void offersToWaitOnOnlyWhereAMessageHasEndedTheWait() {
        Ticket ticket = story.taken("Which one");
        assertThat(story.page(story.tess(), ticket).text()).doesNotContain("That was no answer");

        story.send(
                story.tess(),
                ticket,
                "wait",
                "reason",
                "client-info",
                "followUpAt",
                "tomorrow 9:00",
                "question",
                "Which one?");
        server.clock().advance(Duration.ofMinutes(5));
        story.annWrites(ticket, "Thanks!");

        assertThat(story.page(story.tess(), ticket).text()).contains("That was no answer");
    }

    @Test
    void offersToReturnOnlyWhatWasHandedOver() {
        Ticket ticket = story.taken("Mine");
        Visitor tom = server.as(server.people().tom());

        assertThat(story.page(story.tess(), ticket).text()).doesNotContain("Return it");
        assertThat(story.page(tom, ticket).text()).doesNotContain("Return it");
    }

    @Test
    void aMailThatIsJustBeingSentIsOnItsWay() {
        Ticket ticket = story.taken("In a second");
        story.send(story.tess(), ticket, "entries", "kind", "reply", "text", "Here it comes.");
        claimMails(ticket);

        assertThat(story.page(story.tess(), ticket).text())
                .contains("ann@acme.test: on its way")
                .doesNotContain("not taken yet");
    }

    /// As the sending job does before it speaks to the mail server.
    private static void claimMails(Ticket ticket) {
        var now = server.clock().instant();
        server.database().run(TEST, tx -> {
            List<Long> due = tx.sql("outbox.due")
                    .set("domain", "acme.test")
                    .set("now", now)
                    .set("n", 100)
                    .list(row -> row.id("id"));
            for (long id : due) {
                tx.forClient(ticket.clientId())
                        .sql("outbox.claim")
                        .set("id", id)
                        .set("holder", "test")
                        .set("now", now)
                        .set("until", now.plusSeconds(60))
                        .update();
            }
        });
    }
}
