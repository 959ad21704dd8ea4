package fettle.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.testing.Browser;
import fettle.server.testing.TestServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("browser")
class SignInBrowserTest {

    @RegisterExtension
    static final TestServer server = new TestServer();

    @RegisterExtension
    static final Browser browser = new Browser();

    @Test
    void theFirstAdministratorComesIn() {
        String token = server.fettle()
                .signIn()
                .tokens()
                .firstAdministrator()
                .orElseThrow()
                .secret();
        browser.open(server.url() + "/set-up-first-administrator/" + token);

        browser.fill("Your name", "Ada Archer");
        browser.fill("Email", "ada@msp.test");
        browser.fill("Password", "teapots float quietly 41");
        browser.press("Create and sign in");
        browser.open(server.url() + "/setup");

        browser.waitToRead("People of the desk");
        assertThat(browser.barriers()).isEmpty();
    }

    @Test
    void theSignInPagesKeepNobodyOut() {
        for (String path : new String[] {"/sign-in", "/portal/sign-in"}) {
            browser.open(server.url() + path);
            assertThat(browser.barriers()).isEmpty();
            browser.dark().open(server.url() + path);
            assertThat(browser.barriers()).isEmpty();
            browser.onAPhone().open(server.url() + path);
            assertThat(browser.scrollsSideways()).isFalse();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void theSchemeChangesWithoutScript() {
        browser.withoutScript().open(server.url() + "/sign-in");

        browser.press("Colour scheme: automatic. Change to light");

        assertThat(browser.page().locator("html").getAttribute("data-theme")).isEqualTo("light");
    }
}
