package fettle.server.account.company;

import static fettle.server.account.Books.FEBRUARY;
import static fettle.server.account.Books.JANUARY;
import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.account.Books;
import fettle.server.testing.Answer;
import fettle.server.testing.Lines;
import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// All clients of a month side by side, and the labour that none of them bears.
class ProfitPagesTest {

    @RegisterExtension
    static final TestServer server = new TestServer();

    private Books good;
    private Books bad;

    @BeforeEach
    void openTheBooks() {
        server.clock().set(Instant.parse("2026-03-04T09:00:00Z"));
        good = new Books(server, "Europe/London");
        bad = new Books(server, "Europe/London");
        good.costs(server.people().tess(), LocalDate.of(2020, 1, 1), 4_000, 1_000, "GBP");
        good.agree(JANUARY, Lines.fixed("Care", 100_000));
        bad.agree(JANUARY, Lines.fixed("Care", 50_000));
        bad.spend(FEBRUARY, "Licences", 60_000, "GBP");
    }

    @Test
    void sortsClientsByAnyColumnEitherWay() {
        assertThat(order("")).as("the poorest margin first").isEqualTo(1);
        assertThat(order("&sort=-gross-share")).isEqualTo(-1);
        assertThat(order("&sort=-revenue")).isEqualTo(-1);
        assertThat(order("&sort=client")).isEqualTo(-1);
        assertThat(order("&sort=nonsense")).isEqualTo(1);
    }

    @Test
    void saysHowSoundEachMarginIs() {
        good.work(good.ticket("2026-02-09T10:00:00Z"), server.people().tess(), "2026-02-10T12:00:00Z", 600);

        String row = Jsoup.parse(page("").text())
                .select("tr:has(a[href=/clients/" + good.client().id() + "?month=2026-02])")
                .text();

        assertThat(row).contains("£1,000.00", "£400.00", "60.0 %", "£100.00", "10h", "These figures may still change");
        assertThat(row).contains("10 h are not approved yet");
    }

    @Test
    void tellsWhatPayrollCostBeyondWhatClientsBear() {
        Books swiss = new Books(server, "Europe/Zurich");
        swiss.agree(JANUARY, "CHF", Lines.fixed("Care", 100_000, "CHF"));
        swiss.costs(server.people().tom(), LocalDate.of(2020, 1, 1), 4_000, 1_000, "CHF");
        swiss.work(swiss.ticket("2026-02-09T10:00:00Z"), server.people().tom(), "2026-02-10T12:00:00Z", 600);
        String tom = String.valueOf(server.people().tom().technicianId());

        Answer paid = pay("2026-02", tom, "142.5", "5,200.00", "CHF");

        assertThat(paid.location()).isEqualTo("/profit?month=2026-02#payroll");
        assertThat(Jsoup.parse(page("").text())
                        .select("#payroll tr:has(th:containsOwn(CHF))")
                        .text())
                .as("5,200.00 less 10 h at 40.00")
                .isEqualTo("CHF 142h 30m 10h CHF5,200.00 CHF400.00 CHF4,800.00");
    }

    @Test
    void putsALaterPayrollInPlaceOfTheFirst() {
        String tom = String.valueOf(server.people().tom().technicianId());
        pay("2025-06", tom, "10", "100.00", "GBP");
        pay("2025-06", tom, "10h", "111.11", "GBP");

        String page = max().get("/profit?month=2025-06").text();

        assertThat(page).contains("£111.11").doesNotContain("£100.00");
    }

    @Test
    void takesHoursAsPayrollCountsThem() {
        String tom = String.valueOf(server.people().tom().technicianId());

        pay("2025-05", tom, "173.33", "3,000.00", "GBP");

        assertThat(max().get("/profit?month=2025-05").text()).contains("173h 20m");
        assertThat(pay("2025-05", tom, "1e9", "3,000.01", "GBP").text()).contains("such as 150 or 173.33");
    }

    @Test
    void takesBackWhatNobodyWasPaid() {
        String tom = String.valueOf(server.people().tom().technicianId());
        pay("2025-04", tom, "10", "100.00", "GBP");

        pay("2025-04", tom, "0", "0", "GBP");

        assertThat(max().get("/profit?month=2025-04").text()).contains("£0.00").doesNotContain("£100.00");
    }

    @Test
    void twoWhoWriteDownOnePersonsPayAtOnceBothSucceed() throws Exception {
        String tom = String.valueOf(server.people().tom().technicianId());
        List<Callable<Answer>> both = List.of(
                () -> pay("2025-03", tom, "10", "100.00", "GBP"), () -> pay("2025-03", tom, "10", "111.00", "GBP"));

        try (var people = Executors.newFixedThreadPool(2)) {
            for (Future<Answer> answer : people.invokeAll(both)) {
                assertThat(answer.get().location()).isEqualTo("/profit?month=2025-03#payroll");
            }
        }
    }

    @Test
    void isForAccountManagersSinceItTellsPay() {
        assertThat(server.as(server.people().tess()).get("/profit").status()).isEqualTo(403);
        assertThat(server.as(server.people().lee()).get("/profit").status()).isEqualTo(403);
    }

    /// 1 when the bad client stands before the good one, -1 when after.
    private int order(String sort) {
        String page = page(sort).text();
        int first = page.indexOf("/clients/" + good.client().id() + "?");
        int second = page.indexOf("/clients/" + bad.client().id() + "?");
        return Integer.compare(first, second);
    }

    private static Answer page(String sort) {
        return max().get("/profit?month=2026-02" + sort);
    }

    private static Answer pay(String month, String person, String hours, String amount, String currency) {
        return max().post(
                        "/profit/" + month + "/payroll",
                        "key",
                        person + month + amount,
                        "technician",
                        person,
                        "hours",
                        hours,
                        "amount",
                        amount,
                        "currency",
                        currency);
    }

    private static Visitor max() {
        return server.as(server.people().max());
    }
}
