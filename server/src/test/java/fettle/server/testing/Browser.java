package fettle.server.testing;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import fettle.server.signin.DeskUser;
import fettle.server.signin.PortalUser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A person at a real browser, who goes by what the page says. For classes with `@Tag("browser")`; each test begins
/// with an empty browser.
public final class Browser implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final double PATIENCE = 10_000;
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private Playwright playwright;
    private com.microsoft.playwright.Browser chromium;
    private BrowserContext context;
    private Page page;
    private final List<String> complaints = new ArrayList<>();

    @Override
    public void beforeAll(ExtensionContext extension) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(
                                List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage")));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        begin(new com.microsoft.playwright.Browser.NewContextOptions());
    }

    @Override
    public void afterEach(ExtensionContext extension) {
        begin(new com.microsoft.playwright.Browser.NewContextOptions());
    }

    @Override
    public void afterAll(ExtensionContext extension) {
        playwright.close();
    }

    /// At a wide window, in the light scheme.
    public Browser light() {
        begin(new com.microsoft.playwright.Browser.NewContextOptions().setColorScheme(ColorScheme.LIGHT));
        return this;
    }

    public Browser dark() {
        begin(new com.microsoft.playwright.Browser.NewContextOptions().setColorScheme(ColorScheme.DARK));
        return this;
    }

    public Browser onAPhone() {
        begin(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setHasTouch(true));
        return this;
    }

    public Browser withoutScript() {
        begin(new com.microsoft.playwright.Browser.NewContextOptions().setJavaScriptEnabled(false));
        return this;
    }

    public Browser as(TestServer server, DeskUser user) {
        return with(server, "fd", server.as(user).cookie("fd").orElseThrow());
    }

    public Browser as(TestServer server, PortalUser user) {
        return with(server, "fp", server.as(user).cookie("fp").orElseThrow());
    }

    public void open(String url) {
        page.navigate(url);
    }

    public void press(String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .first()
                .click();
    }

    public void follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                .first()
                .click();
    }

    public void fill(String label, String text) {
        page.getByLabel(label).first().fill(text);
    }

    public void choose(String label, String option) {
        page.getByLabel(label).first().selectOption(option);
    }

    public void waitToRead(String text) {
        PlaywrightAssertions.assertThat(page.getByText(text).first()).isVisible();
    }

    public boolean offers(String button) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                        .count()
                > 0;
    }

    public String text() {
        return page.locator("body").innerText();
    }

    /// Whether the page is wider than the window.
    public boolean scrollsSideways() {
        return (Boolean) page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }

    /// What the browser itself complained about since the test began: script errors, and what the policy forbids.
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /// What axe finds that keeps people out, a line each.
    public List<String> barriers() {
        return new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .filter(found -> GRAVE.contains(found.getImpact()))
                        .map(Browser::line)
                        .toList();
    }

    public void picture(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    /// The page itself, for the rare thing that has no name here.
    public Page page() {
        return page;
    }

    private Browser with(TestServer server, String cookie, String value) {
        context.addCookies(List.of(new Cookie(cookie, value).setUrl(server.url())));
        return this;
    }

    private void begin(com.microsoft.playwright.Browser.NewContextOptions options) {
        if (context != null) {
            context.close();
        }
        complaints.clear();
        context = chromium.newContext(options);
        context.setDefaultTimeout(PATIENCE);
        page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
    }

    private static String line(Rule found) {
        return found.getId() + ": " + found.getHelp() + " at "
                + found.getNodes().stream()
                        .map(node -> String.valueOf(node.getTarget()))
                        .toList();
    }
}
