package fettle.server.account;

import static fettle.server.account.Books.FEBRUARY;
import static fettle.server.account.Books.JANUARY;
import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.Period;
import fettle.contracts.contract.Rollover;
import fettle.contracts.contract.work.WorkTerms;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.settle.pool.Balance;
import fettle.server.contract.Contract;
import fettle.server.signin.DeskUser;
import fettle.server.signin.PortalUser;
import fettle.server.store.Scope;
import fettle.server.testing.Answer;
import fettle.server.testing.Lines;
import fettle.server.testing.TestServer;
import fettle.server.ticket.Ticket;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What is paid ahead is drawn down by work, told with its reasons, and stays as it was once a month is closed.
class EntitlementTest {

    private static final LocalDate EVER = LocalDate.of(2020, 1, 1);
    private static final YearMonth MARCH = YearMonth.of(2026, 3);

    @RegisterExtension
    static final TestServer server = new TestServer();

    private Books books;
    private DeskUser tess;

    @BeforeEach
    void aClientWithTenHoursAMonth() {
        server.clock().set(Instant.parse("2026-03-04T09:00:00Z"));
        books = new Books(server, "Europe/London");
        tess = server.people().tess();
        books.costs(tess, EVER, 4147, 1835, "GBP");
    }

    @Test
    void drawsABlockDownFromMonthToMonth() {
        agree(new ContractLine.Block(
                "Ten hours",
                Minutes.of(600),
                pounds(1_000),
                JANUARY,
                Optional.of(LocalDate.of(2026, 3, 31)),
                Optional.empty(),
                WorkTerms.ALL));
        Ticket printer = books.ticket("2026-01-12T10:00:00Z");
        books.work(printer, tess, "2026-01-12T11:00:00Z", 120);
        books.work(printer, tess, "2026-02-10T11:00:00Z", 180);

        Balance.OfMinutes february = minutes(FEBRUARY);
        assertThat(february.before()).isEqualTo(Minutes.of(480));
        assertThat(february.left()).isEqualTo(Minutes.of(300));
        assertThat(books.ledger(FEBRUARY).revenue()).as("three of ten hours").isEqualTo(pounds(300));

        String page = show("/clients/" + books.client().id() + "?month=2026-02").text();
        assertThat(page)
                .contains("5h of 10h", "5h left", "What is left may be used until 31 Mar 2026.", "£500.00 are paid");
    }

    @Test
    void stillHoldsInARunningMonthWhatLapsesAtItsEnd() {
        agree(new ContractLine.Block(
                "Ten hours",
                Minutes.of(600),
                pounds(1_000),
                JANUARY,
                Optional.of(LocalDate.of(2026, 3, 31)),
                Optional.empty(),
                WorkTerms.ALL));
        Ticket printer = books.ticket("2026-03-02T10:00:00Z");
        books.work(printer, tess, "2026-03-02T11:00:00Z", 120);
        String address = "/clients/" + books.client().id() + "?month=2026-03";

        assertThat(show(address).text())
                .contains("2h of 10h", "8h left", "What is left may be used until 31 Mar 2026.")
                .doesNotContain("lapsed at the end of the month");
        assertThat(leftInMarch()).isEqualTo(Minutes.of(480));

        server.clock().set(Instant.parse("2026-04-01T09:00:00Z"));
        assertThat(leftInMarch()).isEqualTo(Minutes.of(0));
        assertThat(show(address).text()).contains("0m left", "8h lapsed at the end of the month.");
    }

    @Test
    void rollsAnAllowanceOverAndTellsWhatCoversEachPiece() {
        agree(allowance(), Lines.hourly("Everything else", 9_000, 15, 0));
        Ticket printer = books.ticket("2026-01-12T10:00:00Z");
        books.work(printer, tess, "2026-01-12T11:00:00Z", 60);
        books.work(printer, tess, "2026-02-10T11:00:00Z", 240);

        assertThat(minutes(FEBRUARY).fromBefore()).isEqualTo(Minutes.of(60));
        assertThat(books.ledger(FEBRUARY).work().getFirst().charged()).contains(pounds(90));

        String cover = show("/tickets/" + printer.number() + "/cover").text();
        assertThat(cover)
                .contains("1 h of it come out of the time that was left over in “Two hours” from before.")
                .contains("2 h of it come out of the current time of “Two hours”.")
                .contains("1 h of it are charged by the hour under “Everything else”: £90.00.");
        assertThat(show("/tickets/" + printer.number()).text()).contains("/tickets/" + printer.number() + "/cover");
    }

    @Test
    void explainsWithOneExampleForEachThingThatThereIsToTell() {
        agree(allowance(), Lines.hourly("Everything else", 9_000, 15, 0));
        Ticket printer = books.ticket("2026-01-12T10:00:00Z");
        books.work(printer, tess, "2026-01-12T11:00:00Z", 60);
        books.work(printer, tess, "2026-02-10T11:00:00Z", 240);
        books.work(printer, tess, "2026-02-11T11:00:00Z", 30);
        var other = new Books(server, "Europe/London");
        other.agree(JANUARY, Lines.hourly("Work elsewhere", 8_000, 15, 0));
        other.work(other.ticket("2026-02-12T10:00:00Z"), tess, "2026-02-12T11:00:00Z", 20);

        assertThat(examples(books))
                .as("January shows nothing that February does not")
                .hasSize(2);
        assertThat(examples(other)).hasSize(1);
        assertThat(show("/cover").text()).contains("How time is counted", "left over in “Two hours” from before");
        assertThat(show("/clients").text()).contains("href=\"/cover\"");
        var ann = new PortalUser(
                books.client().id(),
                books.ann().id(),
                books.ann().email(),
                books.ann().name(),
                books.client().name());
        assertThat(server.as(ann).get("/portal/cover").text())
                .contains("How your time is counted", "1 h of it are charged by the hour under “Everything else”")
                .doesNotContain("Work elsewhere");
    }

    @Test
    void tellsTheClientTheSameReasonsAndNeverWhatItCostsUs() {
        agree(allowance(), new ContractLine.CostOnly("Monitoring tool", pounds(55)));
        Ticket printer = books.ticket("2026-02-09T10:00:00Z");
        books.work(printer, tess, "2026-02-10T11:00:00Z", 60);
        var ann = new PortalUser(
                books.client().id(),
                books.ann().id(),
                books.ann().email(),
                books.ann().name(),
                books.client().name());

        String request =
                server.as(ann).get("/portal/requests/" + printer.number()).text();
        assertThat(request)
                .contains("Time spent on this", "Your agreement covers it: nothing further to pay.")
                .contains("1 h of it come out of the time that was left over in “Two hours” from before.")
                .doesNotContain("Monitoring tool", "41.47");

        String month = server.as(ann).get("/portal/month?month=2026-02").text();
        assertThat(month).contains("February 2026", "Two hours", "1 h").doesNotContain("Monitoring tool", "£");
        assertThat(server.as(ann).get("/portal/month?month=2026-04").status()).isEqualTo(404);
        assertThat(server.as(ann).get("/portal/month?month=soon").status()).isEqualTo(404);
    }

    @Test
    void countsAToolThatTheClientNeverSeesAsADirectCost() {
        agree(Lines.fixed("Care", 100_000), new ContractLine.CostOnly("Monitoring tool", pounds(55)));

        Ledger february = books.ledger(FEBRUARY);

        assertThat(february.direct()).isEqualTo(pounds(55));
        assertThat(february.revenue()).isEqualTo(pounds(1_000));
    }

    @Test
    void keepsAClosedMonthAndChargesWhatComesLateInTheOpenOne() {
        agree(allowance(), Lines.hourly("Everything else", 9_000, 15, 0));
        Ticket printer = books.ticket("2026-02-09T10:00:00Z");
        books.work(printer, tess, "2026-02-10T11:00:00Z", 60);

        server.clock().set(Instant.parse("2026-03-04T12:00:00Z"));
        Answer closed = close("2026-02");
        server.clock().set(Instant.parse("2026-03-05T09:00:00Z"));
        books.work(printer, tess, "2026-02-11T11:00:00Z", 30);

        assertThat(closed.status()).isEqualTo(303);
        assertThat(books.ledger(FEBRUARY).work()).hasSize(1);
        assertThat(books.ledger(MARCH).work()).singleElement().satisfies(late -> {
            assertThat(late.isLate()).isTrue();
            assertThat(late.work().day()).isEqualTo(LocalDate.of(2026, 2, 11));
        });
        assertThat(show("/clients/" + books.client().id() + "/months/2026-03/inputs")
                        .text())
                .contains("written down after its month was closed", "11 Feb");
        assertThat(close("2026-02").status()).as("closed before").isEqualTo(409);
        assertThat(close("2026-03").status()).as("not over").isEqualTo(409);
        assertThat(close("soon").status()).isEqualTo(404);
    }

    @Test
    void listsWhatIsFoundOutAboutAClosedMonth() {
        agree(Lines.fixed("Care", 100_000));
        close("2026-02");
        books.spend(FEBRUARY, "A bill that came late", 4_000, "GBP");

        assertThat(show("/clients/" + books.client().id() + "?month=2026-02").text())
                .contains("Closed on 4 Mar 2026 09:00.", "Revenue £1,000.00,")
                .contains("Found out since: direct costs was £0.00 and is £40.00 now.")
                .contains("Found out since: gross margin was £1,000.00 and is £960.00 now.");
    }

    @Test
    void refusesTermsThatBeginInAClosedMonth() {
        Contract contract = agree(Lines.fixed("Care", 100_000));
        close("2026-02");

        Answer page = server.as(server.people().max())
                .post(
                        "/contracts/" + contract.id() + "/versions",
                        "from",
                        "2026-02-15",
                        "calendar",
                        String.valueOf(calendar(contract)),
                        "p2-response",
                        "30m",
                        "reopening",
                        "continue",
                        "reopenDays",
                        "5",
                        "attainmentTarget",
                        "95",
                        "accepted",
                        "on",
                        "key",
                        UUID.randomUUID().toString());

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text()).contains("The months before 1 Mar 2026 are closed");
    }

    @Test
    void marksWhatIsAllocated() {
        agree(Lines.fixed("Care", 100_000));
        books.work(books.ticket("2026-02-09T10:00:00Z", 3), tess, "2026-02-10T11:00:00Z", 60);

        assertThat(show("/clients/" + books.client().id() + "?month=2026-02").text())
                .contains("By service", "Devices", "allocated", "These figures may still change");
    }

    private Contract agree(ContractLine... lines) {
        return books.agree(JANUARY, lines);
    }

    private List<Covers.Covered> examples(Books of) {
        return of.in(
                tx -> server.fettle().features().examples().of(tx, of.client().id()));
    }

    private static ContractLine allowance() {
        return new ContractLine.Allowance(
                "Two hours",
                pounds(180),
                Minutes.of(120),
                Period.MONTH,
                new Rollover(1, Minutes.of(60)),
                true,
                Optional.empty(),
                WorkTerms.ALL);
    }

    private Balance.OfMinutes minutes(YearMonth month) {
        List<HeldLine> held = books.ledger(month).held();
        return (Balance.OfMinutes) held.getFirst().balance();
    }

    private Answer close(String month) {
        return server.as(server.people().max())
                .post(
                        "/clients/" + books.client().id() + "/months/" + month + "/closing",
                        "key",
                        UUID.randomUUID().toString());
    }

    private long calendar(Contract contract) {
        return books.in(tx -> server.fettle().features().contracts().versions(tx, contract))
                .getFirst()
                .terms()
                .calendarId();
    }

    private Answer show(String path) {
        return server.as(server.people().max()).get(path);
    }

    private static Money pounds(long whole) {
        return Money.ofMinor(whole * 100, "GBP");
    }

    /// What customers and programs are told.
    private Minutes leftInMarch() {
        List<Balance> balances = server.database()
                .transaction(
                        new Scope.System("test"),
                        tx -> server.fettle()
                                .features()
                                .covers()
                                .balances(tx, books.client().id(), MARCH));
        return ((Balance.OfMinutes) balances.getFirst()).left();
    }
}
