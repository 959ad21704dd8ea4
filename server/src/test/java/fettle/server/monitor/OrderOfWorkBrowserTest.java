package fettle.server.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.testing.Browser;
import fettle.server.testing.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The order of work, left open on a screen.
@Tag("browser")
class OrderOfWorkBrowserTest {

    @RegisterExtension
    static final TestServer server = new TestServer();

    @RegisterExtension
    static final Browser browser = new Browser();

    private WatchedDesk desk;

    @BeforeEach
    void anEmptyBoard() {
        desk = new WatchedDesk(server);
        desk.resolveAll();
    }

    @Test
    void aFindingAppearsAndGoesWithoutReloading() {
        browser.as(server, server.people().tess()).open(server.url() + "/order-of-work");
        browser.waitToRead("Nothing needs you here");
        var ticket = desk.open("Printer on fire");

        desk.pass(15);
        browser.waitToRead("Printer on fire");
        desk.triage(ticket);
        browser.waitToRead("Nothing needs you here");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void withoutScriptItIsTheSamePageAndItsButtonsWork() {
        desk.open("Printer on fire");
        desk.pass(15);
        browser.withoutScript().as(server, server.people().tess()).open(server.url() + "/order-of-work");
        browser.press("Take it");

        browser.waitToRead("Tess Tanner has it");
    }

    @Test
    void nothingKeepsAnybodyOut() {
        desk.open("Printer on fire");
        desk.pass(105);
        browser.as(server, server.people().lee()).open(server.url() + "/order-of-work");

        assertThat(browser.barriers()).isEmpty();
        browser.onAPhone().as(server, server.people().lee()).open(server.url() + "/order-of-work");
        assertThat(browser.scrollsSideways()).isFalse();
    }
}
