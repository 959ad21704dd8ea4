package fettle.server.account;

import static fettle.server.account.Books.FEBRUARY;
import static fettle.server.account.Books.JANUARY;
import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.contract.Contract;
import fettle.server.testing.Browser;
import fettle.server.testing.Lines;
import fettle.server.testing.TestServer;
import fettle.server.ticket.Ticket;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("browser")
class AccountBrowserTest {

    @RegisterExtension
    static final TestServer server = new TestServer();

    @RegisterExtension
    static final Browser browser = new Browser();

    private static Books books;
    private static Contract contract;

    @BeforeAll
    static void aClientWithAMonthOfWork() {
        books = new Books(server, "Europe/London");
        books.costs(server.people().tess(), LocalDate.of(2020, 1, 1), 4147, 1835, "GBP");
        contract = books.agreeWithCredits(
                JANUARY,
                "9500=5;9000=10",
                Lines.fixed("Care", 79_000, Set.of("Devices")),
                Lines.hourly("Everything else", 9_500, 15, 30));
        server.clock().set(Instant.parse("2026-02-10T10:00:00Z"));
        Ticket late = books.ticket("2026-02-10T10:00:00Z");
        server.clock().set(Instant.parse("2026-02-10T10:45:00Z"));
        books.reply(late);
        server.clock().set(Instant.parse("2026-03-04T09:00:00Z"));
        books.work(books.ticket("2026-02-09T10:00:00Z", 3), server.people().tess(), "2026-02-10T12:00:00Z", 500);
        books.work(books.ticket("2026-02-09T10:00:00Z", 1), server.people().tess(), "2026-02-11T12:00:00Z", 95);
        books.spend(FEBRUARY, "Licences", 12_300, "GBP");
    }

    @Test
    void keepsNobodyOutAndBreaksNoPolicy() {
        for (String path : pages()) {
            browser.as(server, server.people().max());
            browser.open(server.url() + path);

            assertThat(browser.barriers()).as(path).isEmpty();
            browser.picture(Path.of("target", "pictures", "account" + path.replaceAll("[^a-z]+", "-") + ".png"));
        }
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void keepsNobodyOutInTheDark() {
        for (String path : pages()) {
            browser.dark().as(server, server.people().max());
            browser.open(server.url() + path);

            assertThat(browser.barriers()).as(path).isEmpty();
            browser.picture(Path.of("target", "pictures", "account" + path.replaceAll("[^a-z]+", "-") + "-dark.png"));
        }
    }

    @Test
    void anAccountManagerWritesNewTermsWithoutScript() {
        browser.withoutScript().as(server, server.people().max());
        browser.open(server.url() + "/contracts/" + contract.id());
        browser.follow("New version");
        browser.fill("First day", "2026-06-01");
        browser.fill("P2 respond", "20m");
        browser.press("Save terms");
        browser.waitToRead("This can be saved. Look at it again first.");
        browser.press("Save all the same");

        browser.waitToRead("from 1 Jun 2026");
        assertThat(browser.text()).contains("20m", "£790.00 a month");
    }

    private static List<String> pages() {
        String client = "/clients/" + books.client().id();
        String terms = "/contracts/" + contract.id();
        return List.of(
                "/clients?month=2026-02",
                client + "?month=2026-02",
                client + "/months/2026-02/inputs",
                client + "/edit",
                client + "/contacts/new",
                "/contracts",
                terms,
                terms + "/versions/new",
                "/calendars",
                "/calendars/new");
    }
}
