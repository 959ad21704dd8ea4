package fettle.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.sla.PauseReason;
import fettle.server.signin.PortalUser;
import fettle.server.testing.Browser;
import fettle.server.testing.TestServer;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.reply.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("browser")
class PortalBrowserTest {

    @RegisterExtension
    static final TestServer server = new TestServer();

    @RegisterExtension
    static final Browser browser = new Browser();

    private static PortalStory story;
    private static PortalUser ann;
    private static Ticket asked;

    @BeforeAll
    static void annHasWork() {
        story = new PortalStory(server);
        ann = server.people().ann();
        asked = story.urgent("Nobody can print");
        story.take(asked);
        story.reply(
                asked,
                Reply.of("I have this now. The queue on the print server is stuck.\n\nPlease leave the printers on.")
                        .promising(
                                "I call you with what we know",
                                server.clock().instant().plus(Duration.ofMinutes(55))));
        story.reply(
                story.asked("Scanner sends upside-down pages"),
                Reply.of("Which button do you use?")
                        .waitingFor(
                                PauseReason.CLIENT_INFO,
                                server.clock().instant().plus(Duration.ofHours(26))));
        story.solved("Second screen flickers");
        story.reply(
                story.asked("Two people share a licence for the drawing program with a very long name indeed"),
                Reply.of("We asked.")
                        .waitingFor(
                                PauseReason.SUPPLIER, server.clock().instant().plus(Duration.ofHours(50))));
        story.reply(
                story.asked("Move the printer"),
                Reply.of("Booked.")
                        .waitingFor(
                                PauseReason.AGREED_DATE,
                                server.clock().instant().plus(Duration.ofDays(9))));
    }

    @Test
    void keepsNobodyOutInLightDarkAndOnAPhone() {
        for (String path : List.of(
                "/portal",
                "/portal/requests",
                "/portal/requests?show=sorted",
                "/portal/requests/new",
                "/portal/requests/" + asked.number(),
                "/portal/requests/" + (asked.number() + 2))) {
            look(path, "light", browser.light());
            look(path, "dark", browser.dark());
            look(path, "phone", browser.onAPhone());
            assertThat(browser.scrollsSideways()).as(path).isFalse();
        }
    }

    @Test
    void anAnswerComesOntoTheOpenPageAndADraftStays() {
        Ticket quiet = story.asked("Where is my mail");
        browser.as(server, ann).open(server.url() + "/portal/requests/" + quiet.number());
        browser.fill("Write to us", "Half a sent");

        story.reply(quiet, Reply.of("It was in the other folder."));

        browser.waitToRead("It was in the other folder.");
        assertThat(browser.page().locator("#text").inputValue()).isEqualTo("Half a sent");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void everythingWorksWithoutScript() {
        browser.withoutScript().as(server, ann).open(server.url() + "/portal");

        browser.follow("New request");
        browser.fill("In a few words", "The door does not open");
        browser.fill("What happens, since when, and who is affected?", "Since nine.");
        browser.press("Send request");
        browser.waitToRead("We have it.");
        browser.fill("Write to us", "It works again, thank you");
        browser.press("Send");

        browser.waitToRead("It works again, thank you");
        browser.press("It works again");
        browser.waitToRead("It works again.");
    }

    private static void look(String path, String how, Browser with) {
        with.as(server, ann).open(server.url() + path);
        assertThat(with.barriers()).as(path + " " + how).isEmpty();
        assertThat(with.complaints()).as(path + " " + how).isEmpty();
        with.picture(Path.of("target", "pictures", path.substring(1).replaceAll("[/?=]", "-") + "-" + how + ".png"));
    }
}
