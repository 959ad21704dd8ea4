package fettle.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.testing.Answer;
import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import fettle.server.ticket.Ticket;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Canned replies from the set-up to the reply that begins with one, without JavaScript.
class CannedPagesTest {

    @RegisterExtension
    static final TestServer server = new TestServer();

    private final DeskStory story = new DeskStory(server);

    @Test
    void isWrittenInTheSetUpAndBeginsAReply() {
        Visitor ada = server.as(server.people().ada());
        ada.post(
                "/setup/canned-replies", "name", "On it", "text", "Dear {contact.first-name}, I have it.", "group", "");
        Ticket ticket = story.taken("Canned");
        Visitor tess = story.tess();
        Matcher id = Pattern.compile("<option value=\"(\\d+)\">On it</option>")
                .matcher(story.page(tess, ticket).text());
        assertThat(id.find()).isTrue();

        Answer filled = story.send(
                tess,
                ticket,
                "canned",
                "kind",
                "reply",
                "text",
                "Good morning.",
                "minutes",
                "12m",
                "canned",
                id.group(1));

        assertThat(filled.status()).isEqualTo(200);
        assertThat(filled.text()).contains(">Good morning.&#10;&#10;Dear Ann, I have it.</textarea>", "value=\"12m\"");
        assertThat(story.now(ticket).unansweredSince()).isEqualTo(ticket.unansweredSince());
        Answer nothing = story.send(tess, ticket, "canned", "kind", "reply", "text", "Hm", "canned", "");
        assertThat(nothing.status()).isEqualTo(400);
        assertThat(nothing.text()).contains(">Hm</textarea>");
    }

    @Test
    void isRefusedInWordsForANameThatStandsForNothing() {
        Answer refused = server.as(server.people().ada())
                .post("/setup/canned-replies", "name", "Odd", "text", "Dear {first name} {firstname}", "group", "");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text())
                .contains("{firstname} stands for nothing. You can write {contact.first-name}")
                .contains("Dear {first name} {firstname}</textarea>");
    }
}
