package fettle.server.account.kept;

import static fettle.server.account.Books.FEBRUARY;
import static fettle.server.account.Books.JANUARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fettle.contracts.money.Money;
import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.attainment.Adjustment.Kept;
import fettle.contracts.sla.attainment.Headline;
import fettle.server.account.AccountMonth;
import fettle.server.account.Books;
import fettle.server.testing.Lines;
import fettle.server.testing.TestServer;
import fettle.server.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A month of service stays as it was sent; what is found out about it later is told, and given back, in
/// the first month that is still open (DOMAIN 2.8).
class ClosedServiceTest {

    private static final YearMonth MARCH = FEBRUARY.plusMonths(1);
    private static final YearMonth APRIL = FEBRUARY.plusMonths(2);

    @RegisterExtension
    static final TestServer server = new TestServer();

    private Books books;
    private Ticket late;

    @BeforeEach
    void februaryIsClosedWithALateReply() {
        books = new Books(server, "Europe/London");
        books.agreeWithCaseCredits(JANUARY, 5_000, false, Lines.fixed("Care", 250_000));
        server.clock().set(Instant.parse("2026-02-10T10:00:00Z"));
        late = books.ticket("2026-02-10T10:00:00Z");
        server.clock().advance(Duration.ofMinutes(45));
        books.reply(late);
        server.clock().advance(Duration.ofMinutes(45));
        books.resolve(late);
        server.clock().set(Instant.parse("2026-03-04T09:00:00Z"));
        close(FEBRUARY);
    }

    @Test
    void aTicketLeftOutLaterIsAnAdjustmentOfTheOpenMonth() {
        books.leaveOut(late);

        AccountMonth february = books.month(FEBRUARY);
        AccountMonth march = books.month(MARCH);

        assertThat(february.service().headline()).as("as it was sent").isEqualTo(new Headline(0, 1));
        assertThat(february.service().breaches()).hasSize(1);
        assertThat(february.service().leftOut()).isEmpty();
        assertThat(february.ledger().orElseThrow().credits()).isEqualTo(pounds("50.00"));
        assertThat(february.found()).isEmpty();
        FoundLater found = march.found().getFirst();
        assertThat(found.concerns()).isEqualTo(FEBRUARY);
        assertThat(found.credit()).contains(pounds("-50.00"));
        assertThat(found.lines())
                .extracting(
                        line -> line.adjustment().ticket(),
                        line -> line.adjustment().commitment(),
                        line -> line.adjustment().before(),
                        line -> line.adjustment().after(),
                        FoundLater.Line::credit)
                .containsExactly(
                        tuple(
                                String.valueOf(late.number()),
                                Commitment.RESPONSE,
                                new Kept(0, 1),
                                Kept.NONE,
                                Optional.of(pounds("-50.00"))),
                        tuple(
                                String.valueOf(late.number()),
                                Commitment.RESOLUTION,
                                new Kept(1, 0),
                                Kept.NONE,
                                Optional.empty()));
        assertThat(march.ledger().orElseThrow().credits()).isEqualTo(pounds("-50.00"));
        assertThat(march.ledger().orElseThrow().revenue()).isEqualTo(pounds("2550.00"));
    }

    @Test
    void anAdjustmentIsToldOnceAndStaysWhereItWasTold() {
        books.leaveOut(late);
        server.clock().set(Instant.parse("2026-04-02T09:00:00Z"));
        close(MARCH);

        assertThat(books.month(MARCH).found()).singleElement().satisfies(found -> {
            assertThat(found.credit()).contains(pounds("-50.00"));
            assertThat(found.lines()).hasSize(2);
        });
        assertThat(books.month(MARCH).ledger().orElseThrow().credits()).isEqualTo(pounds("-50.00"));
        assertThat(books.month(APRIL).found()).isEmpty();
        assertThat(books.month(APRIL).ledger().orElseThrow().credits()).isEqualTo(pounds("0.00"));
    }

    @Test
    void aReopenedTicketIsNoLongerKeptInItsClosedMonth() {
        books.reopen(late);

        assertThat(books.month(FEBRUARY)
                        .service()
                        .attainment(Commitment.RESOLUTION)
                        .met())
                .isEqualTo(1);
        assertThat(books.month(MARCH).found())
                .flatExtracting(FoundLater::lines)
                .extracting(
                        line -> line.adjustment().commitment(),
                        line -> line.adjustment().after())
                .containsExactly(tuple(Commitment.RESOLUTION, Kept.NONE));
        assertThat(books.month(MARCH).ledger().orElseThrow().credits())
                .as("the late reply stays credited, and nothing else was broken")
                .isEqualTo(pounds("0.00"));
    }

    @Test
    void nothingIsToldOfAClosedMonthThatStandsAsItWas() {
        assertThat(books.month(MARCH).found()).isEmpty();
        assertThat(books.month(FEBRUARY).ledger().orElseThrow().credits()).isEqualTo(pounds("50.00"));
    }

    @Test
    void thePageTellsWhatWasFoundOutByTicket() {
        books.leaveOut(late);

        String page = server.as(server.people().max())
                .get("/clients/" + books.client().id() + "?month=2026-03")
                .text();

        assertThat(page)
                .contains("Found out later about February 2026", "gives £50.00 less back, counted here")
                .contains(late.number()
                        + ", response, month of 1 Feb 2026: broken when the month was closed, not measured now.");
    }

    private void close(YearMonth month) {
        books.in(tx -> {
            server.fettle()
                    .features()
                    .months()
                    .close(tx, books.client().id(), month, server.people().max().technicianId());
            return true;
        });
    }

    private static Money pounds(String amount) {
        return Money.of(amount, "GBP");
    }
}
