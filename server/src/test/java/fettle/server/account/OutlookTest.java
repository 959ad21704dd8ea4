package fettle.server.account;

import static fettle.server.account.Books.FEBRUARY;
import static fettle.server.account.Books.JANUARY;
import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.Quantity;
import fettle.contracts.contract.SeatPrice;
import fettle.contracts.contract.work.WorkTerms;
import fettle.contracts.money.Money;
import fettle.server.account.outlook.Outlook;
import fettle.server.account.outlook.Watch;
import fettle.server.testing.Lines;
import fettle.server.testing.TestServer;
import fettle.server.ticket.Ticket;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Where a client's margin is going, on the client's page (DOMAIN 4.6 to 4.8).
class OutlookTest {

    private static final LocalDate LONG_AGO = LocalDate.of(2024, 1, 1);

    @RegisterExtension
    static final TestServer server = new TestServer();

    private Books books;

    @BeforeEach
    void openTheBooks() {
        server.clock().set(Instant.parse("2026-03-04T09:00:00Z"));
        books = new Books(server, "Europe/London");
        books.costs(server.people().tess(), LONG_AGO, 4_000, 1_000, "GBP");
    }

    @Test
    void comparesThreeMonthsWithTheThreeBeforeAndThoseOfAYearAgo() {
        books.agree(LONG_AGO, Lines.fixed("Care", 100_000));
        YearMonth first = FEBRUARY.minusMonths(5);
        for (YearMonth month = first; month.isBefore(FEBRUARY.minusMonths(2)); month = month.plusMonths(1)) {
            books.spend(month, "Licences", 20_000, "GBP");
        }
        for (int back = 0; back < 3; back++) {
            books.spend(FEBRUARY.minusMonths(back), "Licences", 50_000, "GBP");
        }

        String page = page("");

        assertThat(page)
                .contains("Gross margin, Dec 2025 to Feb 2026", "50.0 %")
                .contains("−30.0 points on the three before")
                .contains("−50.0 points on a year ago");
    }

    @Test
    void warnsOfAMarginThatFallsTwiceRunningAndNotOfOneBadMonth() {
        books.agree(LONG_AGO, Lines.fixed("Care", 100_000));
        books.spend(FEBRUARY.minusMonths(1), "Licences", 30_000, "GBP");
        assertThat(page("")).doesNotContain("falls for the second month running");

        books.spend(FEBRUARY, "Licences", 30_000, "GBP");

        assertThat(page(""))
                .contains("The margin of three months falls for the second month running: 80.0 % to Feb 2026");
    }

    @Test
    void headsBelowTheFloorByTheBusinessTimeThatHasGone() {
        server.clock().set(Instant.parse("2026-02-13T18:00:00Z"));
        books.agree(JANUARY, Lines.fixed("Care", 100_000));
        Ticket ticket = books.ticket("2026-02-02T09:00:00Z");
        books.work(ticket, server.people().tess(), "2026-02-02T09:00:00Z", 510);

        var watch = Watch.of(books.month(FEBRUARY))
                .flatMap(month -> month.at(server.clock().instant()))
                .orElseThrow();

        assertThat(watch.projectedLabour()).as("340.00 in 10 of 20 days").contains(Money.of("680.00", "GBP"));
        assertThat(page("?month=2026-02")).contains("Heading for a gross margin of 32.0 % at the end of the month");
        assertThat(server.as(server.people().max())
                        .get("/clients?month=2026-02")
                        .text())
                .contains("Heading for a gross margin of 32.0 %");
    }

    @Test
    void namesThePriceForAMargin() {
        books.agree(LONG_AGO, Lines.fixed("Care", 100_000));
        for (int back = 0; back < 6; back++) {
            books.spend(FEBRUARY.minusMonths(back), "Licences", 150_000 + back * 12_000L, "GBP");
        }

        assertThat(page("")).contains("£3,600.00", "cost £1,500.00 to £2,100.00 a month");
        assertThat(page("?target=65&judged=12")).contains("Price for a margin of 65.0 %");
    }

    @Test
    void answersWhatIfThereWereMorePeopleDearerPayAndFewerDisturbances() {
        var seats = new ContractLine.Seats(
                "People",
                ContractLine.Seat.USER,
                SeatPrice.each(Money.of("50.00", "GBP")),
                Quantity.from(LONG_AGO, 20),
                WorkTerms.ALL);
        books.agree(FEBRUARY.atDay(1), seats);
        books.work(books.ticket("2026-02-09T10:00:00Z"), server.people().tess(), "2026-02-10T12:00:00Z", 600);
        books.spend(FEBRUARY, "Licences", 10_000, "GBP");

        String page = page("?users=10&wages=3&reactive=20");

        assertThat(page)
                .contains("as it is, and 10 times £50.00 a seat", "£1,500.00")
                .as("400.00 of pay times 30/20 times 103 % times 80 %")
                .contains("£494.40", "times 30 of 20 people, times 103.0 % of pay, times 80.0 % of hours")
                .as("1,500.00 less 494.40 less 150.00")
                .contains("£855.60");
    }

    @Test
    void saysWhatNobodyCanWorkWith() {
        assertThat(server.as(server.people().tess())
                        .get("/clients/" + id() + "?wages=much")
                        .status())
                .isEqualTo(400);
        assertThat(server.as(server.people().tess())
                        .get("/clients/" + id() + "?target=100")
                        .text())
                .contains("a margin lies from 0 to under 100 %");
    }

    @Test
    void looksAsFarBackAsTheTrendDoes() {
        books.agree(LONG_AGO, Lines.fixed("Care", 100_000));

        var outlook = Outlook.of(
                books.in(tx -> server.fettle().features().months().months(tx, id(), FEBRUARY, Outlook.MONTHS)),
                server.clock().instant());

        assertThat(outlook.trend().againstYearAgo(FEBRUARY)).hasValue(0);
    }

    private String page(String query) {
        return server.as(server.people().tess()).get("/clients/" + id() + query).text();
    }

    private long id() {
        return books.client().id();
    }
}
