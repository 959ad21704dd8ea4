package fettle.server.account;

import static fettle.server.account.Books.FEBRUARY;
import static fettle.server.account.Books.JANUARY;
import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.testing.Answer;
import fettle.server.testing.Lines;
import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import fettle.server.ticket.Ticket;
import fettle.server.worklog.TimeEntry.NotBillable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientPagesTest {

    @RegisterExtension
    static final TestServer server = new TestServer();

    private Books books;

    @BeforeEach
    void openTheBooks() {
        server.clock().set(Instant.parse("2026-03-04T09:00:00Z"));
        books = new Books(server, "Europe/London");
        books.costs(server.people().tess(), LocalDate.of(2020, 1, 1), 4147, 1835, "GBP");
        books.costs(server.people().tom(), LocalDate.of(2020, 1, 1), 5200, 1835, "GBP");
    }

    @Test
    void showsTheMonthsFiguresAndWhereTheRevenueWent() {
        theDomainsExample();

        Answer page = show("/clients/" + id() + "?month=2026-02");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("£2,500.00", "£1,681.30", "67.3 %", "£1,461.10", "£183.33", "February 2026")
                .contains("Fixed fees £2,500.00, Labour −£518.70, Direct costs −£300.00, Gross margin £1,681.30, "
                        + "Overhead −£220.20, Contribution £1,461.10")
                .contains("/clients/" + id() + "/months/2026-02/inputs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1999-12", "2100-01", "9999-12"})
    void worksNothingOutForAMonthOfAnotherCentury(String month) {
        assertThat(show("/clients/" + id() + "/months/" + month + "/inputs").status())
                .isEqualTo(404);
        assertThat(show("/clients/" + id() + "?month=" + month).status()).isEqualTo(400);
    }

    @Test
    void listsEverythingThatAMonthWasWorkedOutFrom() {
        books.agree(
                JANUARY,
                Lines.fixed("Care for accounts", 100_000, Set.of("Accounts")),
                Lines.hourly("Everything else", 9_500, 15, 30));
        Ticket printer = books.ticket("2026-02-09T10:00:00Z", 3);
        books.work(printer, server.people().tess(), "2026-02-10T14:00:00Z", 31);
        books.work(printer, server.people().lee(), "2026-02-10T16:00:00Z", 60, Optional.of(NotBillable.OUR_FAULT));
        books.spend(FEBRUARY, "Backup licences", 12_345, "GBP");

        Answer page = show("/clients/" + id() + "/months/2026-02/inputs");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("£95.00 an hour", "£1,000.00 a month")
                .contains("£71.25 for 45m", "£21.43 at £41.47")
                .contains("not billable: our fault", "no labour rate", "Backup licences", "£123.45")
                .contains("#" + printer.number() + " Printer down");
    }

    @Test
    void lettingTimeStandIsForLeadsAndAccountManagersAndNeverOnesOwn() {
        theDomainsExample();
        String page = "/clients/" + id() + "/months/2026-02/inputs";
        String approvals = "/clients/" + id() + "/months/2026-02/approvals";
        long first = books.month(FEBRUARY).work().getFirst().id();
        String seen = String.valueOf(server.clock().instant().toEpochMilli());

        assertThat(show(page).text()).contains("not yet").doesNotContain("Approve all");
        Visitor lee = server.as(server.people().lee());
        assertThat(lee.get(page).text()).contains("Approve all of 12h");
        lee.post(approvals, "key", "one", "seen", seen, "entry", String.valueOf(first));
        assertThat(lee.get(page).text()).contains("by Lee Lambert", "Approve all of 2h");
        server.as(server.people().max()).post(approvals, "key", "all", "seen", seen);
        assertThat(lee.get(page).text()).contains("by Max Mercer").doesNotContain("not yet");
        assertThat(show("/clients/" + id() + "?month=2026-02").text()).contains("These figures are sound");
    }

    @Test
    void saysWhatNeedsSomebodyAndPutsItFirst() {
        books.agree(JANUARY, Lines.fixed("Care for accounts", 1_000, Set.of("Accounts")));
        books.work(books.ticket("2026-02-09T10:00:00Z", 3), server.people().tess(), "2026-02-10T12:00:00Z", 60);
        Books fine = new Books(server, "Europe/London");
        fine.agree(JANUARY, Lines.fixed("Care", 100_000));

        String list = show("/clients?month=2026-02").text();

        assertThat(list).contains("It cost £31.47 more than it earned", "1h that no contract line covers or prices");
        assertThat(list.indexOf("/clients/" + id() + "?"))
                .isPositive()
                .isLessThan(list.indexOf("/clients/" + fine.client().id() + "?"));
    }

    @Test
    void addsNoTwoCurrenciesInTheTotals() {
        books.agree(JANUARY, "EUR", Lines.fixed("Care", 77_777, "EUR"));

        assertThat(show("/clients?month=2026-02").text()).contains("All in EUR", "€777.77");
    }

    @Test
    void tellsEachBrokenPromiseInALine() {
        books.agree(JANUARY, Lines.fixed("Care", 100_000));
        server.clock().set(Instant.parse("2026-02-10T10:00:00Z"));
        Ticket late = books.ticket("2026-02-10T10:00:00Z");
        server.clock().set(Instant.parse("2026-02-10T10:45:00Z"));
        books.reply(late);

        String page = show("/clients/" + id() + "?month=2026-02").text();

        assertThat(page)
                .contains("#" + late.number() + " Printer down</a>: P2 response late, known 10 Feb 10:30, took 45m")
                .contains("Responses below the aim: 0 of 1", "aim missed", "nothing measured");
    }

    @Test
    void hasAnEmptyMonthForAClientWithNothingAgreed() {
        Answer page = show("/clients/" + id());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("No contract, rate or cost tells this month’s money.", "nothing measured");
    }

    @Test
    void knowsNoClientOfAnUnknownOrSenselessId() {
        assertThat(show("/clients/4711").status()).isEqualTo(404);
        assertThat(show("/clients/99999999999999999999999").status()).isEqualTo(404);
        assertThat(show("/clients/acme").status()).isEqualTo(404);
        assertThat(show("/clients/1").status())
                .as("the reserved one has no page")
                .isEqualTo(404);
    }

    @Test
    void refusesAMonthThatIsNone() {
        assertThat(show("/clients?month=2026-13").status()).isEqualTo(400);
        assertThat(show("/clients?month=2026-13").text()).contains("“2026-13” is not a month. Write it like 2026-11.");
        assertThat(show("/clients/" + id() + "/months/never/inputs").status()).isEqualTo(404);
        assertThat(show("/clients/" + id() + "?month=%2B999999999-12").status()).isEqualTo(400);
    }

    @Test
    void showsNoMonthThatHasNotBegun() {
        assertThat(show("/clients/" + id() + "?month=2031-01").text())
                .contains("March 2026")
                .doesNotContain("January 2031");
    }

    private void theDomainsExample() {
        books.agree(JANUARY, Lines.fixed("Care", 250_000));
        Ticket ticket = books.ticket("2026-02-09T10:00:00Z");
        books.work(ticket, server.people().tess(), "2026-02-10T12:00:00Z", 600);
        books.work(ticket, server.people().tom(), "2026-02-11T12:00:00Z", 120);
        books.spend(FEBRUARY, "Licences", 30_000, "GBP");
    }

    private long id() {
        return books.client().id();
    }

    private static Answer show(String path) {
        return server.as(server.people().tess()).get(path);
    }
}
