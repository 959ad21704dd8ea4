package fettle.server.account;

import static fettle.server.account.Books.FEBRUARY;
import static fettle.server.account.Books.JANUARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.Period;
import fettle.contracts.contract.Rollover;
import fettle.contracts.contract.work.WorkTerms;
import fettle.contracts.margin.ClientMonth;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.server.Features;
import fettle.server.contract.Contract;
import fettle.server.contract.ContractVersion;
import fettle.server.signin.DeskUser;
import fettle.server.store.Tx;
import fettle.server.testing.Lines;
import fettle.server.testing.TestServer;
import fettle.server.ticket.Ticket;
import fettle.web.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What other terms would have come to, on the work that was done.
class ReplaysTest {

    private static final YearMonth MARCH = YearMonth.of(2026, 3);

    @RegisterExtension
    static final TestServer server = new TestServer();

    private final Features features = server.fettle().features();
    private Books books;
    private Contract contract;

    @BeforeEach
    void anHourIsLeftOverInJanuaryAndUsedInFebruary() {
        server.clock().set(Instant.parse("2026-03-04T09:00:00Z"));
        books = new Books(server, "Europe/London");
        DeskUser tess = server.people().tess();
        books.costs(tess, LocalDate.of(2020, 1, 1), 4_147, 1_835, "GBP");
        contract = books.agree(JANUARY, hours(120), Lines.hourly("Everything else", 9_000, 15, 0));
        Ticket printer = books.ticket("2026-01-12T10:00:00Z");
        books.work(printer, tess, "2026-01-12T11:00:00Z", 60);
        books.work(printer, tess, "2026-02-10T11:00:00Z", 240);
    }

    @Test
    void theSameLinesWouldHaveEarnedWhatTheyDid() {
        ClientMonth would = wouldEarn(Optional.of(contract), hours(120), Lines.hourly("Everything else", 9_000, 15, 0));

        assertThat(would.margin().revenue()).isEqualTo(books.ledger(FEBRUARY).revenue());
        assertThat(would.chargedAmount()).as("an hour beyond three").isEqualTo(pounds(90));
        assertThat(would.margin().gross()).isEqualTo(books.ledger(FEBRUARY).gross());
    }

    @Test
    void moreHoursBeginWithThoseThatWereLeftOver() {
        ClientMonth would = wouldEarn(Optional.of(contract), hours(180), Lines.hourly("Everything else", 9_000, 15, 0));

        assertThat(would.chargedAmount())
                .as("three hours of this month and one of the last")
                .isEqualTo(pounds(0));
    }

    @Test
    void aContractYetToBeAgreedBeginsWithNothing() {
        ClientMonth would = wouldEarn(Optional.empty(), hours(120), Lines.hourly("Everything else", 9_000, 15, 0));

        assertThat(would.chargedAmount()).as("two hours beyond two").isEqualTo(pounds(180));
    }

    @Test
    void aReplayOfTheVersionThatHeldIsWhatDidHappen() {
        for (Replays.Month month : compare(features.replays())) {
            assertThat(month.would()).isEqualTo(month.did());
            assertThat(month.did().month().revenue())
                    .isEqualTo(books.ledger(month.did().month().month()).revenue());
        }
    }

    @Test
    void aReplayThatTakesTooLongIsRefusedWithWhatToDo() {
        var slow = new Replays(
                () -> server.clock().advance(Duration.ofSeconds(11)),
                features.clients(),
                features.contracts(),
                features.staff(),
                features.covers(),
                features.clocks());

        assertThatThrownBy(() -> compare(slow))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refused -> assertThat(refused.fields().toString()).contains("account.replay-too-long"));
    }

    private List<Replays.Month> compare(Replays replays) {
        return books.in(tx -> replays.compare(tx, contract, version(tx), YearMonth.of(2026, 1), MARCH));
    }

    private ContractVersion version(Tx tx) {
        return features.contracts().versions(tx, contract).getLast();
    }

    private ClientMonth wouldEarn(Optional<Contract> amended, ContractLine... lines) {
        return books.in(tx -> features.replays()
                        .wouldEarn(tx, books.client(), amended, Books.POUNDS, List.of(lines), FEBRUARY))
                .orElseThrow();
    }

    private static ContractLine hours(int minutes) {
        return new ContractLine.Allowance(
                "Hours",
                pounds(180),
                Minutes.of(minutes),
                Period.MONTH,
                new Rollover(1, Minutes.of(60)),
                true,
                Optional.empty(),
                WorkTerms.ALL);
    }

    private static Money pounds(long pounds) {
        return Money.ofMinor(pounds * 100, "GBP");
    }
}
