package fettle.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import fettle.server.intake.mailbox.Mailbox;
import fettle.server.intake.mailbox.Mailboxes;
import fettle.server.mail.transport.Arrival;
import fettle.server.store.Scope;
import fettle.server.testing.Browser;
import fettle.server.testing.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("browser")
class MailPicturesBrowserTest {

    private static final Scope TEST = new Scope.System("test");

    @RegisterExtension
    static final TestServer server = new TestServer();

    @RegisterExtension
    static final Browser browser = new Browser();

    /// Whoever put a picture into a mail to see who opens it sees nobody; when the picture is asked for,
    /// its host sees our server.
    @Test
    void noRequestLeavesTheBrowserForAPictureFromElsewhere() throws IOException, InterruptedException {
        long number = take("From: Ann <ann@acme.test>\r\nSubject: Newsletter\r\nContent-Type: text/html\r\n\r\n"
                + "<p>Look at this</p><img src=\"http://pictures.example/a.png?who=tess\" alt=\"cat\">");
        List<String> asked = new CopyOnWriteArrayList<>();
        browser.as(server, server.people().tess()).open(server.url() + "/tickets/" + number);
        browser.page().onRequest(request -> asked.add(request.url()));

        browser.page().getByText("As it looked").click();
        shown().waitFor();
        assertThat(frame().content()).contains("[pictures.example]");

        browser.follow("Show pictures from elsewhere");
        browser.page().waitForCondition(() -> frame().url().endsWith("?pictures=shown"));
        shown().waitFor();

        assertThat(frame().content()).contains("src=\"/r/");
        assertThat(asked).isNotEmpty().allMatch(url -> url.startsWith(server.url()));
    }

    private static Locator shown() {
        return browser.page().frameLocator(".mailframe").getByText("Look at this");
    }

    private static Frame frame() {
        return browser.page().frames().stream()
                .filter(one -> one.url().contains("/m/"))
                .findFirst()
                .orElseThrow();
    }

    private static long take(String mail) throws IOException, InterruptedException {
        server.people().ann();
        var wanted = new Mailboxes.Wanted(
                "Help",
                "help@msp.test",
                Mailbox.UnknownSenders.HOLD,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        server.fettle().mail().mailboxes().add(TEST, wanted);
        var intaking = server.fettle().mail().intaking();
        var arrival = new Arrival(Arrival.Source.API, Optional.empty(), Optional.empty(), "", "help@msp.test", false);
        long id = intaking.intake().receive(arrival, new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
        var tx = server.database().read(TEST);
        while (intaking.ledger().find(tx, id).outcome() == Outcome.Kind.WAITING) {
            intaking.job().run();
            Thread.sleep(10);
        }
        return intaking.ledger().find(tx, id).ticket().orElseThrow().number();
    }
}
