package fettle.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.testing.Browser;
import fettle.server.testing.TestServer;
import fettle.server.ticket.Ticket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The technicians' pages in a real browser. Pictures of them are left in `target/pictures`.
@Tag("browser")
class DeskBrowserTest {

    private static final Path PICTURES = Path.of("target", "pictures");

    @RegisterExtension
    static final TestServer server = new TestServer();

    @RegisterExtension
    static final Browser browser = new Browser();

    private final DeskStory story = new DeskStory(server);

    @BeforeAll
    static void agree() {
        new DeskStory(server).agree();
        new DeskStory(server).busy();
    }

    @Test
    void tessRepliesWithTimeInOneForm() {
        Ticket ticket = story.taken("VPN drops every few minutes");
        open("/tickets/" + ticket.number());

        browser.fill("Message", "I look into it now.");
        browser.fill("Log", "12m");
        browser.press("Send Ctrl Enter");

        browser.waitToRead("Tess Tanner logged 12m");
        browser.waitToRead("ann@acme.test: on its way");
        assertThat(browser.page()
                        .getByLabel("Message", new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true))
                        .inputValue())
                .isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void tessFindsHerDraftAgain() {
        Ticket ticket = story.taken("Draft");
        open("/tickets/" + ticket.number());
        browser.fill("Message", "Half a sent");

        browser.open(server.url() + "/");
        browser.open(server.url() + "/tickets/" + ticket.number());

        assertThat(browser.page().locator("#entries-text").inputValue()).isEqualTo("Half a sent");
    }

    @Test
    void solvingIsAtHandWhileANoteIsBeingWritten() {
        Ticket ticket = story.taken("Solved among us");
        open("/tickets/" + ticket.number());

        browser.page().keyboard().press("i");
        browser.page().locator("#entries-text").fill("It was the fuse.");
        browser.page().locator("h1").click();
        browser.page().keyboard().press("s");
        browser.fill("Cause", "A blown fuse");
        browser.page().locator("button[value=solve]").click();

        browser.waitToRead("Tess Tanner solved it");
        browser.waitToRead("It was the fuse.");
    }

    @Test
    void newWorkAppearsOnTheTodayPageByItself() {
        open("/?tab=unassigned");
        browser.page().waitForFunction("document.readyState === 'complete'");
        browser.page().waitForTimeout(500);

        story.asked("Nobody can print in the hall", "Please help.");

        browser.waitToRead("Nobody can print in the hall");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void everythingWorksWithoutScript() {
        Ticket ticket = story.taken("No script here");
        browser.withoutScript();
        open("/tickets/" + ticket.number());

        browser.page().locator("#entries-text").fill("Solved by hand.");
        browser.page().locator("#solve > summary").click();
        browser.fill("Cause", "A loose cable");
        browser.fill("Solution", "Plugged in");
        browser.page().locator("button[value=solve]").click();

        browser.waitToRead("Tess Tanner solved it");
        assertThat(story.now(ticket).solution()).contains("Plugged in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/?tab=unassigned", "/tickets", "/tickets/1001", "/tickets/new"})
    void nobodyIsKeptOutInLightOrDark(String path) {
        String name = path.replaceAll("[^a-z0-9]+", "-");
        open(path);
        assertThat(browser.barriers()).as("light").isEmpty();
        browser.picture(PICTURES.resolve("desk" + name + "-light.png"));
        browser.dark();
        open(path);
        assertThat(browser.barriers()).as("dark").isEmpty();
        browser.picture(PICTURES.resolve("desk" + name + "-dark.png"));
        browser.onAPhone();
        open(path);
        assertThat(browser.scrollsSideways()).as("on a phone").isFalse();
        browser.picture(PICTURES.resolve("desk" + name + "-phone.png"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/tickets", "ticket"})
    void aSubjectWithoutSpacesBreaksNoPage(String path) {
        Ticket ticket = story.asked("https://".repeat(31), "See above.");

        open(path.equals("ticket") ? "/tickets/" + ticket.number() : path);
        assertThat(browser.scrollsSideways()).as("at a desk").isFalse();

        browser.onAPhone();
        open(path.equals("ticket") ? "/tickets/" + ticket.number() : path);
        assertThat(browser.scrollsSideways()).as("on a phone").isFalse();
    }

    /// Whoever has no mouse goes from the way past the navigation to the page's own buttons, and then to
    /// the answer in the order in which it is read.
    @Test
    void tabGoesThroughTheTicketAsItIsRead() {
        Ticket ticket = story.taken("By keyboard");
        open("/tickets/" + ticket.number());

        var focused = new ArrayList<String>();
        for (int presses = 0; presses < 80 && !focused.contains("entries-text"); presses++) {
            browser.page().keyboard().press("Tab");
            focused.add(
                    String.valueOf(
                            browser.page()
                                    .evaluate(
                                            "(document.activeElement.id || document.activeElement.getAttribute('href') || document.activeElement.name || document.activeElement.innerText)")));
        }

        assertThat(focused.getFirst()).isEqualTo("#main");
        assertThat(focused).containsSubsequence("#main", "/", "kind", "channel", "entries-text");
        var tops = (List<?>)
                browser.page()
                        .evaluate(
                                "[...document.querySelectorAll('[tabindex]')].filter(e => e.tabIndex > 0).map(e => e.outerHTML)");
        assertThat(tops).as("an order of its own").isEmpty();
    }

    private static void open(String path) {
        browser.as(server, server.people().tess()).open(server.url() + path);
    }
}
