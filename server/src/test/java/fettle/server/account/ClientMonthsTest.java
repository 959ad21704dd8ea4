package fettle.server.account;

import static fettle.server.account.Books.FEBRUARY;
import static fettle.server.account.Books.JANUARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.work.WorkTerms;
import fettle.contracts.margin.MarginQuality;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.settle.Settlement.Answer;
import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.attainment.CaseCredits;
import fettle.contracts.sla.attainment.Headline;
import fettle.contracts.words.Sentence;
import fettle.server.account.kept.ServiceLevel;
import fettle.server.contract.Contract;
import fettle.server.signin.DeskUser;
import fettle.server.sla.KnownOutcome;
import fettle.server.testing.Lines;
import fettle.server.testing.TestServer;
import fettle.server.ticket.Ticket;
import fettle.server.worklog.TimeEntry.NotBillable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ClientMonthsTest {

    private static final LocalDate EVER = LocalDate.of(2020, 1, 1);
    private static final String NOON = "2026-02-10T12:00:00Z";

    @RegisterExtension
    static final TestServer server = new TestServer();

    private Books books;
    private DeskUser tess;
    private DeskUser tom;

    @BeforeEach
    void ratesOfTheDomainsExample() {
        server.clock().set(Instant.parse("2026-03-04T09:00:00Z"));
        books = new Books(server, "Europe/London");
        tess = server.people().tess();
        tom = server.people().tom();
        books.costs(tess, EVER, 4147, 1835, "GBP");
        books.costs(tom, EVER, 5200, 1835, "GBP");
    }

    @Test
    void worksOutTheDomainsExample() {
        books.agree(JANUARY, Lines.fixed("Care", 250_000));
        Ticket ticket = books.ticket("2026-02-09T10:00:00Z");
        books.work(ticket, tess, NOON, 600);
        books.work(ticket, tom, "2026-02-11T12:00:00Z", 120);
        books.spend(FEBRUARY, "Licences", 30_000, "GBP");

        Ledger february = books.ledger(FEBRUARY);

        assertThat(february.revenue()).isEqualTo(pounds("2500.00"));
        assertThat(february.labour()).isEqualTo(pounds("518.70"));
        assertThat(february.gross()).isEqualTo(pounds("1681.30"));
        assertThat(february.grossBasisPoints()).isEqualTo(OptionalLong.of(6725));
        assertThat(february.overhead()).isEqualTo(pounds("220.20"));
        assertThat(february.contribution()).isEqualTo(pounds("1461.10"));
        assertThat(february.effectiveHourlyRate()).contains(pounds("183.33"));
        assertThat(february.hours()).isEqualTo(Duration.ofHours(12));
        assertThat(february.included()).isEqualTo(Duration.ofHours(12));
    }

    @Test
    void roundsEachEntryHalfUpNotTheirSum() {
        books.agree(JANUARY, Lines.fixed("Care", 100_000));
        Ticket ticket = books.ticket("2026-02-09T10:00:00Z");
        for (int minute = 0; minute < 3; minute++) {
            books.work(ticket, tess, "2026-02-10T12:0" + minute + ":00Z", 10);
        }

        assertThat(books.ledger(FEBRUARY).labour())
                .as("10 min at 41.47 are 6.91 (6.9117), three times 20.73, where half an hour would be 20.74")
                .isEqualTo(pounds("20.73"));
    }

    @Test
    void earnsAFeeByDaysOfService() {
        Contract contract = books.agree(LocalDate.of(2026, 2, 8), Lines.fixed("Care", 280_000));
        books.amend(contract, LocalDate.of(2026, 2, 22), Lines.fixed("Care", 560_000));

        assertThat(books.ledger(FEBRUARY).revenue())
                .as("14 of 28 days at 2,800 and 7 of 28 at 5,600")
                .isEqualTo(pounds("2800.00"));
        assertThat(books.month(FEBRUARY.minusMonths(1)).ledger()).isEmpty();
    }

    @Test
    void chargesByTheHourWhatNoFeeCovers() {
        books.agree(
                JANUARY,
                Lines.fixed("Care for accounts", 100_000, Set.of("Accounts")),
                Lines.hourly("Everything else", 9_500, 15, 30));
        Ticket password = books.ticket("2026-02-09T10:00:00Z", 1);
        Ticket printer = books.ticket("2026-02-09T10:00:00Z", 3);
        books.work(password, tess, NOON, 45);
        books.work(printer, tess, "2026-02-10T14:00:00Z", 7);
        books.work(printer, tess, "2026-02-10T15:00:00Z", 31);
        books.work(printer, tess, "2026-02-10T16:00:00Z", 60, Optional.of(NotBillable.OUR_FAULT));

        Ledger february = books.ledger(FEBRUARY);

        assertThat(february.work())
                .extracting(Booked::answer, Booked::charged)
                .containsExactly(
                        tuple(Answer.COVERED, Optional.of(pounds("0.00"))),
                        tuple(Answer.CHARGED, Optional.of(pounds("47.50"))),
                        tuple(Answer.CHARGED, Optional.of(pounds("71.25"))),
                        tuple(Answer.NOT_BILLABLE, Optional.empty()));
        assertThat(february.revenue()).isEqualTo(pounds("1118.75"));
        assertThat(february.labour()).as("31.10 + 4.84 + 21.43 + 41.47").isEqualTo(pounds("98.84"));
    }

    @Test
    void showsWorkThatNothingCoversAndWorkWithoutARate() {
        books.agree(JANUARY, Lines.fixed("Care for accounts", 100_000, Set.of("Accounts")));
        Ticket printer = books.ticket("2026-02-09T10:00:00Z", 3);
        books.work(printer, tess, NOON, 45);
        books.work(printer, server.people().lee(), "2026-02-10T14:00:00Z", 30);

        Ledger february = books.ledger(FEBRUARY);

        assertThat(february.uncovered()).isEqualTo(Duration.ofMinutes(75));
        assertThat(february.uncosted()).isEqualTo(Duration.ofMinutes(30));
        assertThat(february.labour()).as("Tess's 45 min only").isEqualTo(pounds("31.10"));
        assertThat(february.hours()).isEqualTo(Duration.ofMinutes(75));
        assertThat(february.overhead())
                .as("1.25 h x 18.35, the uncosted half hour too")
                .isEqualTo(pounds("22.94"));
        assertThat(february.loadedHourlyRate()).isEmpty();
    }

    @Test
    void tellsWhatNothingPricesFromWhatNoLineTakes() {
        books.agree(
                JANUARY,
                new ContractLine.Block(
                        "Block",
                        Minutes.of(60),
                        pounds("100.00"),
                        JANUARY,
                        Optional.empty(),
                        Optional.empty(),
                        WorkTerms.services(Set.of("Accounts"))));
        books.work(books.ticket("2026-02-09T10:00:00Z", 1), tess, NOON, 90);
        books.work(books.ticket("2026-02-09T10:00:00Z", 3), tess, "2026-02-10T15:00:00Z", 20);

        Ledger february = books.ledger(FEBRUARY);

        assertThat(february.unpriced()).isEqualTo(Duration.ofMinutes(30));
        assertThat(february.uncovered()).isEqualTo(Duration.ofMinutes(20));
        assertThat(february.quality(false).unpriced()).isEqualTo(Minutes.of(30));
    }

    @Test
    void countsTimeAsUnapprovedUntilSomebodyElseHasSeenIt() {
        books.agree(JANUARY, Lines.fixed("Care", 100_000));
        Ticket ticket = books.ticket("2026-02-09T10:00:00Z");
        books.work(ticket, tess, NOON, 40);
        books.work(ticket, server.people().max(), "2026-02-10T15:00:00Z", 2);
        books.costs(server.people().max(), JANUARY, 5_000, 1_000, "GBP");

        assertThat(books.ledger(FEBRUARY).quality(false).grade()).isEqualTo(MarginQuality.Grade.POOR);
        books.approve(FEBRUARY, server.people().max());

        MarginQuality now = books.ledger(FEBRUARY).quality(false);
        assertThat(now.unapproved()).as("Max's own two minutes").isEqualTo(Minutes.of(2));
        assertThat(now.grade()).isEqualTo(MarginQuality.Grade.FAIR);
        books.approve(FEBRUARY, server.people().lee());
        assertThat(books.ledger(FEBRUARY).quality(false).grade()).isEqualTo(MarginQuality.Grade.SOUND);
    }

    @Test
    void takesTheRateInForceOnTheClientsDay() {
        books = new Books(server, "Pacific/Auckland");
        books.agree(JANUARY, Lines.fixed("Care", 100_000));
        books.costs(tess, LocalDate.of(2026, 2, 11), 6_000, 1_835, "GBP");
        Ticket ticket = books.ticket("2026-02-09T10:00:00Z");

        books.work(ticket, tess, "2026-02-10T10:59:00Z", 60); // 23:59 on the 10th in Auckland
        books.work(ticket, tess, "2026-02-10T11:00:00Z", 60); // midnight

        assertThat(books.ledger(FEBRUARY).labour()).isEqualTo(pounds("101.47"));
    }

    @Test
    void beginsAndEndsTheMonthInTheClientsZone() {
        books = new Books(server, "Pacific/Auckland");
        books.agree(JANUARY, Lines.hourly("By the hour", 6_000, 1, 0));
        Ticket ticket = books.ticket("2026-01-20T10:00:00Z");

        books.work(ticket, tess, "2026-01-31T10:59:00Z", 60); // still 31 January there
        books.work(ticket, tess, "2026-01-31T11:00:00Z", 30);
        books.work(ticket, tess, "2026-02-28T10:59:00Z", 15);
        books.work(ticket, tess, "2026-02-28T11:00:00Z", 10); // 1 March there

        assertThat(books.ledger(FEBRUARY.minusMonths(1)).revenue()).isEqualTo(pounds("60.00"));
        assertThat(books.ledger(FEBRUARY).revenue()).isEqualTo(pounds("45.00"));
        assertThat(books.ledger(FEBRUARY.plusMonths(1)).revenue()).isEqualTo(pounds("10.00"));
    }

    @Test
    void neverAddsTwoCurrencies() {
        books.agree(JANUARY, "EUR", Lines.fixed("Care", 100_000, "EUR"));
        books.spend(FEBRUARY, "Licences", 20_000, "GBP");
        books.work(books.ticket("2026-02-09T10:00:00Z"), tess, NOON, 60);

        Ledger february = books.ledger(FEBRUARY);

        assertThat(february.gross()).isEqualTo(Money.of("1000.00", "EUR"));
        assertThat(february.otherCurrencies()).containsExactly(pounds("200.00"));
        assertThat(february.uncosted())
                .as("a rate in pounds says nothing in euros")
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void hasNoPerCentsWithoutRevenue() {
        books.work(books.ticket("2026-02-09T10:00:00Z"), tess, NOON, 60);

        Ledger february = books.ledger(FEBRUARY);

        assertThat(february.gross()).isEqualTo(pounds("-41.47"));
        assertThat(february.grossBasisPoints()).isEmpty();
        assertThat(february.contributionBasisPoints()).isEmpty();
        assertThat(february.uncovered()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void countsPromisesInTheMonthInWhichTheirOutcomeBecameKnown() {
        books.agree(JANUARY, Lines.fixed("Care", 100_000));
        server.clock().set(Instant.parse("2026-02-10T10:00:00Z"));
        Ticket kept = books.ticket("2026-02-10T10:00:00Z");
        Ticket late = books.ticket("2026-02-10T10:00:00Z");
        server.clock().set(Instant.parse("2026-02-10T10:20:00Z"));
        books.reply(kept);
        server.clock().set(Instant.parse("2026-02-10T10:45:00Z"));
        books.reply(late);

        ServiceLevel february = books.month(FEBRUARY).service();

        assertThat(february.attainment(Commitment.RESPONSE).inWords())
                .isEqualTo(Sentence.of("contracts.attainment.few", 1, 2));
        assertThat(february.isAttained(february.attainment(Commitment.RESPONSE)))
                .isFalse();
        assertThat(february.attainment(Priority.P2, Commitment.RESPONSE).met()).isEqualTo(1);
        assertThat(february.attainment(Priority.P1, Commitment.RESPONSE).inWords())
                .isEqualTo(Sentence.of("contracts.attainment.none"));
        assertThat(february.headline()).isEqualTo(new Headline(1, 2));
        assertThat(february.breaches()).extracting(KnownOutcome::number).containsExactly(late.number());
        assertThat(books.month(FEBRUARY.plusMonths(1)).service().known()).isEmpty();
    }

    @Test
    void givesBackAShareOfTheFeeOnceTheMonthIsOver() {
        books.agreeWithCredits(JANUARY, "9500=5;9000=10", Lines.fixed("Care", 250_000));
        server.clock().set(Instant.parse("2026-02-10T10:00:00Z"));
        Ticket late = books.ticket("2026-02-10T10:00:00Z");
        server.clock().set(Instant.parse("2026-02-10T10:45:00Z"));
        books.reply(late);

        AccountMonth running = books.month(FEBRUARY);
        server.clock().set(Instant.parse("2026-03-01T00:00:00Z"));
        AccountMonth over = books.month(FEBRUARY);

        assertThat(running.over()).isFalse();
        assertThat(running.creditSoFar()).contains(pounds("250.00"));
        assertThat(running.ledger().orElseThrow().revenue()).isEqualTo(pounds("2500.00"));
        assertThat(over.over()).isTrue();
        assertThat(over.ledger().orElseThrow().credits()).isEqualTo(pounds("250.00"));
        assertThat(over.ledger().orElseThrow().revenue()).isEqualTo(pounds("2250.00"));
    }

    @Test
    void givesBackAnAmountForEachTicketWithABrokenPromise() {
        books.agreeWithCaseCredits(JANUARY, 5_000, false, Lines.fixed("Care", 250_000));
        Ticket late = lateReply("2026-02-10T10:00:00Z");

        AccountMonth over = at("2026-03-01T00:00:00Z");

        assertThat(over.ledger().orElseThrow().credits()).isEqualTo(pounds("50.00"));
        assertThat(over.byCase())
                .as("its fix broke a promise too, and a ticket earns one credit")
                .extracting(CaseCredits.Credit::ticket, CaseCredits.Credit::amount)
                .containsExactly(tuple(String.valueOf(late.number()), pounds("50.00")));
    }

    @Test
    void givesBackForEachBrokenPromiseWhereThatIsAgreedUpToTheCap() {
        books.agreeWithCaseCredits(JANUARY, 20_000, true, Lines.fixed("Care", 250_000));
        lateReply("2026-02-10T10:00:00Z");

        AccountMonth over = at("2026-03-01T00:00:00Z");

        assertThat(over.byCase())
                .extracting(CaseCredits.Credit::amount)
                .containsExactly(pounds("200.00"), pounds("200.00"));
        assertThat(over.ledger().orElseThrow().credits()).as("15 % of the fee").isEqualTo(pounds("375.00"));
    }

    @Test
    void givesATicketNoSecondCreditInALaterMonth() {
        books.agreeWithCaseCredits(JANUARY, 5_000, false, Lines.fixed("Care", 250_000));
        lateReply("2026-02-27T15:30:00Z");

        AccountMonth march = in(FEBRUARY.plusMonths(1), "2026-03-31T23:00:00Z");

        assertThat(at("2026-03-31T23:00:00Z").ledger().orElseThrow().credits()).isEqualTo(pounds("50.00"));
        assertThat(march.service().breaches())
                .as("the fix was late on Monday 2 March")
                .hasSize(1);
        assertThat(march.ledger().orElseThrow().credits()).isEqualTo(pounds("0.00"));
    }

    private Ticket lateReply(String received) {
        server.clock().set(Instant.parse(received));
        Ticket late = books.ticket(received);
        server.clock().set(Instant.parse(received).plus(Duration.ofMinutes(45)));
        books.reply(late);
        server.clock().set(Instant.parse(received).plus(Duration.ofDays(4)));
        books.reply(late);
        return late;
    }

    private AccountMonth at(String now) {
        return in(FEBRUARY, now);
    }

    private AccountMonth in(YearMonth month, String now) {
        server.clock().set(Instant.parse(now));
        return books.month(month);
    }

    @Test
    void readsSixMonthsLikeSixTimesOne() {
        Contract contract = books.agree(LocalDate.of(2025, 11, 10), Lines.fixed("Care", 90_000));
        books.amend(contract, LocalDate.of(2026, 1, 20), Lines.hourly("By the hour", 8_000, 1, 0));
        books.work(books.ticket("2026-02-09T10:00:00Z"), tess, NOON, 90);

        List<AccountMonth> six = books.in(tx ->
                server.fettle().features().months().months(tx, books.client().id(), YearMonth.of(2026, 3), 6));

        assertThat(six)
                .extracting(AccountMonth::month)
                .containsExactly(
                        YearMonth.of(2025, 10),
                        YearMonth.of(2025, 11),
                        YearMonth.of(2025, 12),
                        YearMonth.of(2026, 1),
                        YearMonth.of(2026, 2),
                        YearMonth.of(2026, 3));
        assertThat(six).allSatisfy(one -> assertThat(one).isEqualTo(books.month(one.month())));
        assertThat(six.get(3).ledger().orElseThrow().revenue())
                .as("19 of 31 days of 900.00")
                .isEqualTo(pounds("551.61"));
    }

    private static Money pounds(String amount) {
        return Money.of(amount, "GBP");
    }
}
