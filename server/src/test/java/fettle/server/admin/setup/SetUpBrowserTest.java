package fettle.server.admin.setup;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.testing.Browser;
import fettle.server.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("browser")
class SetUpBrowserTest {

    private static final List<String> PAGES =
            List.of("/setup", "/setup/api-keys", "/setup/mailboxes", "/setup/suppliers", "/setup/kinds");

    @RegisterExtension
    static final TestServer server = new TestServer();

    @RegisterExtension
    static final Browser browser = new Browser();

    @Test
    void keepsNobodyOut() {
        String person = "/setup/staff/" + server.people().tess().technicianId();
        for (String page : Stream.concat(PAGES.stream(), Stream.of(person)).toList()) {
            browser.as(server, server.people().ada()).open(server.url() + page);
            assertThat(browser.barriers()).as(page).isEmpty();
            assertThat(browser.complaints()).as(page).isEmpty();
            browser.picture(Path.of(
                    "target", "pictures", page.substring(1).replace("/", "-").replaceAll("[0-9]+", "1") + ".png"));
            browser.dark().as(server, server.people().ada()).open(server.url() + page);
            assertThat(browser.barriers()).as(page + ", dark").isEmpty();
            browser.onAPhone().as(server, server.people().ada()).open(server.url() + page);
            assertThat(browser.barriers()).as(page + ", on a phone").isEmpty();
            assertThat(browser.scrollsSideways()).as(page + ", on a phone").isFalse();
        }
    }

    @Test
    void anAdministratorAddsAPersonWithoutScript() {
        browser.withoutScript().as(server, server.people().ada()).open(server.url() + "/setup");

        browser.fill("Name", "Nia New");
        browser.fill("Email", "nia@msp.test");
        browser.choose("Role", "Lead");
        browser.press("Add");

        browser.waitToRead("nia@msp.test");
        browser.press("Make a password link");
        browser.waitToRead("The link is made");
    }
}
