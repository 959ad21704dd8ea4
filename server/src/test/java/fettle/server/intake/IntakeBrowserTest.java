package fettle.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.intake.mailbox.Mailbox;
import fettle.server.mail.transport.Arrival;
import fettle.server.store.Scope;
import fettle.server.testing.Browser;
import fettle.server.testing.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("browser")
class IntakeBrowserTest {

    @RegisterExtension
    static final TestServer server = new TestServer();

    @RegisterExtension
    static final Browser browser = new Browser();

    private static long held;

    @BeforeAll
    static void takeSomeMail() throws IOException, InterruptedException {
        server.people().ann();
        server.openMailbox();
        take("From: Ann <ann@acme.test>\r\nSubject: Printer down\r\n\r\nHelp!\r\n");
        take("From: Ann <ann@acme.test>\r\nSubject: Printer down\r\n\r\nHelp!\r\n");
        take("From: Help <help@msp.test>\r\nSubject: Our own\r\n\r\nLoop\r\n");
        held = take("From: Eve <eve@evil.test>\r\nSubject: Updated bank details\r\n\r\nPay here from now on.\r\n");
    }

    @Test
    void aTechnicianReleasesAHeldMail() {
        browser.as(server, server.people().tess()).open(server.url() + "/intake");
        browser.waitToRead("Updated bank details");

        browser.follow("Updated bank details");
        browser.waitToRead("Pay here from now on.");
        browser.press("Make a ticket of it");

        browser.waitToRead("Released by hand.");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theLedgerKeepsNobodyOut() {
        List<Supplier<Browser>> looks = List.of(() -> browser, browser::dark, browser::onAPhone);
        for (Supplier<Browser> look : looks) {
            look.get().as(server, server.people().ada()).open(server.url() + "/intake");
            browser.waitToRead("Nothing is dropped silently.");
            picture("intake");

            assertThat(browser.barriers()).isEmpty();

            browser.open(server.url() + "/intake/" + held);
            picture("message");

            assertThat(browser.barriers()).isEmpty();
        }
    }

    private static int pictures;

    /// Kept for whoever wants to look, when the system property `fettle.pictures` names a folder.
    private static void picture(String name) {
        Optional.ofNullable(System.getProperty("fettle.pictures"))
                .ifPresent(folder -> browser.picture(Path.of(folder, name + "-" + pictures++ + ".png")));
    }

    private static long take(String mail) throws IOException, InterruptedException {
        var intaking = server.fettle().mail().intaking();
        var arrival = new Arrival(
                Arrival.Source.API,
                server.fettle().mail().mailboxes().first().map(Mailbox::id),
                Optional.empty(),
                "",
                "help@msp.test",
                false);
        long id = intaking.intake().receive(arrival, new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
        var tx = server.database().read(new Scope.System("test"));
        while (intaking.ledger().find(tx, id).outcome() == Outcome.Kind.WAITING) {
            intaking.job().run();
            Thread.sleep(10);
        }
        return id;
    }
}
