package fettle.server.account.kept;

import static fettle.server.account.Books.FEBRUARY;
import static fettle.server.account.Books.JANUARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.Period;
import fettle.contracts.contract.Rollover;
import fettle.contracts.contract.term.Term;
import fettle.contracts.contract.work.WorkTerms;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.settle.Settlement.Answer;
import fettle.contracts.settle.pool.Balance;
import fettle.server.account.Booked;
import fettle.server.account.Books;
import fettle.server.contract.Contract;
import fettle.server.signin.DeskUser;
import fettle.server.testing.Lines;
import fettle.server.testing.TestServer;
import fettle.server.ticket.Ticket;
import fettle.web.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Contracts that were taken over in mid-period, periods longer than a month, and what a closed month no longer allows.
class TakenOverTest {

    private static final YearMonth MARCH = FEBRUARY.plusMonths(1);

    @RegisterExtension
    static final TestServer server = new TestServer();

    private Books books;
    private DeskUser tess;

    @BeforeEach
    void someClient() {
        server.clock().set(Instant.parse("2026-03-04T09:00:00Z"));
        books = new Books(server, "Europe/London");
        tess = server.people().tess();
    }

    @Test
    void aYearsAllowanceIsTakenOverWithTheMinutesThatWereLeft() {
        Contract contract = books.agree(LocalDate.of(2026, 2, 1), allowance(Period.YEAR, 1_200));
        left(contract, "Hours", 90);
        books.work(books.ticket("2026-02-09T10:00:00Z"), tess, "2026-02-10T11:00:00Z", 120);

        assertThat(books.ledger(FEBRUARY).work())
                .extracting(Booked::answer)
                .as("an hour and a half were left; the rest is charged")
                .containsExactly(Answer.PARTLY);
        assertThat(books.ledger(FEBRUARY).work().getFirst().charged()).contains(pounds("60.00"));
        assertThat(balance(FEBRUARY).left()).isEqualTo(Minutes.ZERO);
        assertThat(balance(FEBRUARY).granted()).isEqualTo(Minutes.of(90));
    }

    @Test
    void aBlockUsedBeforeEarnsOnlyThePriceOfWhatWasLeft() {
        Contract contract = books.agree(
                LocalDate.of(2026, 2, 1),
                new ContractLine.Block(
                        "Block",
                        Minutes.of(600),
                        pounds("1000.00"),
                        LocalDate.of(2025, 11, 1),
                        Optional.empty(),
                        Optional.empty(),
                        WorkTerms.ALL));
        left(contract, "Block", 150);
        books.work(books.ticket("2026-02-09T10:00:00Z"), tess, "2026-02-10T11:00:00Z", 60);

        assertThat(books.ledger(FEBRUARY).revenue()).as("60 of 600 minutes").isEqualTo(pounds("100.00"));
        assertThat(balance(FEBRUARY).left()).isEqualTo(Minutes.of(90));
    }

    @Test
    void aQuartersAllowanceLastsThreeMonths() {
        books.agree(JANUARY, allowance(Period.QUARTER, 180));
        Ticket ticket = books.ticket("2026-02-09T10:00:00Z");
        books.work(ticket, tess, "2026-02-10T11:00:00Z", 120);
        books.work(ticket, tess, "2026-03-03T11:00:00Z", 90);

        assertThat(books.ledger(FEBRUARY).work()).extracting(Booked::answer).containsExactly(Answer.COVERED);
        assertThat(books.ledger(MARCH).work().getFirst().charged())
                .as("30 min beyond")
                .contains(pounds("60.00"));
    }

    @Test
    void whatWasLeftIsSetAndShownOnTheContractsPage() {
        Contract contract = books.agree(JANUARY, allowance(Period.YEAR, 1_200));
        var manager = server.as(server.people().max());
        String path = "/contracts/" + contract.id();

        assertThat(manager.post(path + "/opening", "line", "Hours", "left", "6h 30m", "key", "left-1")
                        .status())
                .isEqualTo(303);
        assertThat(manager.get(path).text()).contains("6h 30m were left.");
        assertThat(manager.post(path + "/opening", "line", "Hours", "left", "21h", "key", "left-2")
                        .text())
                .contains("at most what it grants");
        assertThat(manager.post(path + "/opening", "line", "Hours", "left", "some", "key", "left-3")
                        .text())
                .contains("“some” is not a time such as 6h 30m");
        assertThat(manager.post(path + "/opening", "line", "Hours", "left", "", "key", "left-4")
                        .status())
                .isEqualTo(303);
        assertThat(manager.get(path).text()).contains("Nothing had been used.");
    }

    @Test
    void nothingThatWouldChangeAClosedMonthCanBeSet() {
        Contract contract = books.agree(JANUARY, Lines.fixed("Care", 100_000), allowance(Period.YEAR, 1_200));
        close(FEBRUARY);

        assertThatThrownBy(() -> term(contract, new Term(JANUARY, 1, 0, 500, true)))
                .as("a second term at 5 % more would have begun in February")
                .isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> term(contract, new Term(JANUARY, 1, 0, 0, false)))
                .as("it would have ended in January")
                .isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> left(contract, "Hours", 60)).isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> end(contract, LocalDate.of(2026, 2, 27))).isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> books.agree(JANUARY, Lines.fixed("More", 100_000)))
                .isInstanceOf(Refusal.Invalid.class);
        term(contract, new Term(JANUARY, 12, 60, 500, true));
        end(contract, LocalDate.of(2026, 2, 28));
    }

    @Test
    void workOfTheVeryMillisecondOfClosingIsChargedOnce() {
        books.agree(JANUARY, Lines.hourly("Hours", 6_000, 1, 0));
        Ticket ticket = books.ticket("2026-02-09T10:00:00Z");
        books.work(ticket, tess, "2026-02-10T11:00:00Z", 60);
        close(FEBRUARY);
        books.work(ticket, tess, "2026-02-11T11:00:00Z", 30);

        assertThat(books.ledger(FEBRUARY).work())
                .extracting(one -> one.work().minutes())
                .as("written down before the month was closed, in the same millisecond")
                .containsExactly(60);
        assertThat(books.ledger(MARCH).work())
                .extracting(one -> one.work().minutes())
                .as("written down after it, in the same millisecond")
                .containsExactly(30);
    }

    private Balance.OfMinutes balance(YearMonth month) {
        return (Balance.OfMinutes) books.in(tx -> server.fettle()
                        .features()
                        .covers()
                        .balances(tx, books.client().id(), month))
                .getFirst();
    }

    private static ContractLine allowance(Period period, int minutes) {
        return new ContractLine.Allowance(
                "Hours",
                pounds("1200.00"),
                Minutes.of(minutes),
                period,
                Rollover.NONE,
                false,
                Optional.of(pounds("120.00")),
                WorkTerms.ALL);
    }

    private void left(Contract contract, String line, int minutes) {
        books.in(tx -> {
            server.fettle().features().openings().set(tx, contract, line, Optional.of(Minutes.of(minutes)));
            return true;
        });
    }

    private void term(Contract contract, Term term) {
        books.in(tx -> {
            server.fettle().features().contracts().setTerm(tx, contract, Optional.of(term));
            return true;
        });
    }

    private void end(Contract contract, LocalDate last) {
        books.in(tx -> server.fettle().features().contracts().end(tx, contract, Optional.of(last)));
    }

    private void close(YearMonth month) {
        long by = server.people().max().technicianId();
        books.in(tx -> {
            server.fettle().features().months().close(tx, books.client().id(), month, by);
            return List.of();
        });
    }

    private static Money pounds(String amount) {
        return Money.of(amount, "GBP");
    }
}
