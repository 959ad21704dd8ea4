package fettle.server.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import fettle.server.monitor.WatchedDesk;
import fettle.server.testing.Browser;
import fettle.server.testing.TestServer;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.reply.Reply;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A lead at the handling review, in a real browser, in a hurry.
@Tag("browser")
class HandlingReviewBrowserTest {

    @RegisterExtension
    static final TestServer server = new TestServer();

    @RegisterExtension
    static final Browser browser = new Browser();

    private WatchedDesk desk;
    private Ticket ticket;

    @BeforeEach
    void somethingWaitsForALook() {
        desk = new WatchedDesk(server);
        ticket = desk.open("Screen stays black");
        desk.triage(ticket);
        desk.reply(ticket, Reply.of("Done").resolving(new Reply.Solution("Loose cable", "Plugged it in")));
        desk.write(ticket, "Black again");
        desk.reply(ticket, Reply.of("Looking again").next("Look", Optional.empty()));
    }

    @Test
    void aLeadCoachesAndTheHandlerReadsIt() {
        open();
        browser.page().locator("#line").fill("Try it before you close it.");
        press("coach").click();

        browser.page().waitForURL("**/handling-review");
        assertThat(said()).singleElement().satisfies(review -> {
            assertThat(review.verdict()).isEqualTo(Verdict.COACH);
            assertThat(review.line()).isEqualTo("Try it before you close it.");
        });
        browser.as(server, server.people().tess()).open(server.url() + "/handling-review");
        browser.waitToRead("Try it before you close it.");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void toSeeToItNowPutsTheLineOnTheTicket() {
        open();
        browser.page().locator("#line").fill("Bring a spare screen");
        press("fix-now").click();
        browser.page().waitForURL("**/handling-review");

        browser.open(server.url() + "/tickets/" + ticket.number());
        browser.waitToRead("Bring a spare screen");
    }

    @Test
    void coachingInNoWordsIsExplainedAtTheFieldAndNothingIsLost() {
        open();
        browser.page().locator("form.verdict").evaluate("form => form.noValidate = true");
        browser.page().locator("#line").fill("x".repeat(400) + " and more");
        browser.page()
                .locator("#line")
                .evaluate("line => { line.removeAttribute('maxlength'); line.value += 'y'.repeat(200) }");
        press("coach").click();

        Locator line = browser.page().locator("#line");
        assertThat(line.inputValue()).startsWith("xxx").contains(" and more").endsWith("yyy");
        assertThat(line.getAttribute("aria-invalid")).isEqualTo("true");
        assertThat(browser.page().locator("#again-line").innerText()).contains("500");
        assertThat(said()).isEmpty();
        assertThat(browser.barriers()).isEmpty();
    }

    @Test
    void aDoubleClickJudgesOnce() {
        open();
        browser.page().locator("#line").fill("Well done twice");
        press("good").dblclick();
        browser.page().waitForURL("**/handling-review");

        assertThat(said()).hasSize(1);
        assertThat(browser.text()).doesNotContain("Somebody");
    }

    @Test
    void goingBackAndSendingAgainChangesNothing() {
        open();
        browser.page().locator("#line").fill("Once only");
        press("good").click();
        browser.page().waitForURL("**/handling-review");
        browser.page().goBack();
        browser.page().waitForLoadState();
        if (press("good").count() > 0) {
            press("good").click();
            browser.page().waitForLoadState();
        }

        assertThat(said()).hasSize(1);
        assertThat(browser.page().getByRole(AriaRole.MAIN).count()).isOne();
    }

    private void open() {
        browser.as(server, server.people().lee()).open(server.url() + "/handling-review?ticket=" + ticket.number());
    }

    private static Locator press(String verdict) {
        return browser.page().locator("button[name=verdict][value=" + verdict + "]");
    }

    private List<Review> said() {
        return desk.in(tx -> desk.features().reviews().ofTicket(tx, ticket.clientId(), ticket.id()));
    }
}
