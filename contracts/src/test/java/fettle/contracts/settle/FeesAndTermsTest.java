package fettle.contracts.settle;

import static fettle.contracts.settle.Agreements.contract;
import static fettle.contracts.settle.Agreements.pounds;
import static fettle.contracts.settle.Agreements.version;
import static fettle.contracts.settle.Agreements.work;
import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.contract.Contract;
import fettle.contracts.contract.ContractLine.Allowance;
import fettle.contracts.contract.ContractLine.Block;
import fettle.contracts.contract.ContractLine.CostOnly;
import fettle.contracts.contract.ContractLine.Fixed;
import fettle.contracts.contract.ContractLine.OneOff;
import fettle.contracts.contract.ContractLine.Retainer;
import fettle.contracts.contract.ContractLine.Seat;
import fettle.contracts.contract.ContractLine.Seats;
import fettle.contracts.contract.ContractLine.TimeAndMaterials;
import fettle.contracts.contract.Period;
import fettle.contracts.contract.Quantity;
import fettle.contracts.contract.Rollover;
import fettle.contracts.contract.SeatPrice;
import fettle.contracts.contract.term.Term;
import fettle.contracts.contract.work.BillingIncrement;
import fettle.contracts.contract.work.WorkTerms;
import fettle.contracts.money.Minutes;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeesAndTermsTest {

    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final YearMonth APRIL = YearMonth.of(2026, 4);
    private static final TimeAndMaterials HOURLY =
            new TimeAndMaterials("By the hour", pounds(9_000), BillingIncrement.EXACT);
    private static final Allowance ALLOWANCE = new Allowance(
            "Hours",
            pounds(100_000),
            Minutes.of(60),
            Period.MONTH,
            Rollover.NONE,
            true,
            Optional.empty(),
            WorkTerms.ALL);
    private static final Block BLOCK = new Block(
            "Block",
            Minutes.of(60),
            pounds(6_000),
            LocalDate.of(2025, 1, 1),
            Optional.empty(),
            Optional.empty(),
            WorkTerms.ALL);

    @Test
    void aTermThatIsNotRenewedEndsTheContract() {
        Contract contract =
                contract("2025-03-10", HOURLY).running(new Term(LocalDate.of(2025, 3, 10), 12, 30, 0, false));

        assertThat(contract.on(LocalDate.of(2026, 3, 9))).isPresent();
        assertThat(contract.on(LocalDate.of(2026, 3, 10))).isEmpty();
        assertThat(contract.lastDay()).contains(LocalDate.of(2026, 3, 9));
    }

    @Test
    void aNewTermRaisesFeesFromItsFirstDay() {
        var fee = new Fixed("Fee", pounds(310_000), WorkTerms.ALL);
        Contract contract =
                contract("2025-03-11", fee, HOURLY).running(new Term(LocalDate.of(2025, 3, 11), 12, 30, 1_000, true));

        Settled settled = Settled.settle(contract, List.of(), List.of(), APRIL);

        // 10 of 31 days at 3,100.00 and 21 at 3,410.00.
        assertThat(settled.earned(MARCH)).isEqualTo(pounds(100_000 + 231_000));
        assertThat(settled.earned(APRIL)).isEqualTo(pounds(341_000));
    }

    @Test
    void aNewTermRaisesSeatsAndAllowancesButNoRatesAndNothingPaidAhead() {
        var seats = new Seats(
                "Users",
                Seat.USER,
                SeatPrice.each(pounds(4_500)),
                Quantity.from(LocalDate.of(2025, 1, 1), 10),
                WorkTerms.ALL);
        var retainer = new Retainer("Retainer", pounds(30_000), Period.MONTH, pounds(12_000), WorkTerms.ALL);
        Contract contract = contract("2025-01-01", seats, ALLOWANCE, retainer, BLOCK, HOURLY)
                .running(new Term(LocalDate.of(2025, 1, 1), 12, 30, 500, true));

        var lines = contract.on(LocalDate.of(2026, 1, 1)).orElseThrow().lines();

        assertThat(lines)
                .extracting(line -> line.price().minor())
                .containsExactly(4_725L, 105_000L, 30_000L, 6_000L, 9_000L);
        assertThat(contract.on(LocalDate.of(2025, 12, 31)).orElseThrow().lines().getFirst())
                .isEqualTo(seats);
    }

    @Test
    void anAmendmentsPricesArePricesOfItsOwnTerm() {
        var later = new Fixed("Fee", pounds(200_000), WorkTerms.ALL);
        Contract contract = contract(
                        version(
                                "2025-01-01",
                                Optional.of("2026-02-01"),
                                new Fixed("Fee", pounds(100_000), WorkTerms.ALL)),
                        version("2026-02-01", Optional.empty(), later))
                .running(new Term(LocalDate.of(2025, 1, 1), 12, 30, 1_000, true));

        Settled settled = Settled.settle(contract, List.of(), List.of(), YearMonth.of(2027, 1));

        assertThat(settled.earned(YearMonth.of(2026, 1))).isEqualTo(pounds(110_000));
        assertThat(settled.earned(YearMonth.of(2026, 2))).isEqualTo(pounds(200_000));
        assertThat(settled.earned(YearMonth.of(2027, 1))).isEqualTo(pounds(220_000));
    }

    @Test
    void seatsIncludeTheirWorkAndKeepWhatItWouldHaveCost() {
        var seats = new Seats(
                "Users",
                Seat.USER,
                SeatPrice.each(pounds(4_500)),
                Quantity.from(LocalDate.of(2026, 1, 1), 10),
                WorkTerms.services(Set.of("desktop")));
        Contract contract = contract("2026-03-01", seats, HOURLY);

        Settled settled = Settled.settle(
                contract,
                List.of(work("1", "2026-03-10", 20, "desktop"), work("2", "2026-03-11", 20, "network")),
                List.of(),
                MARCH);

        assertThat(settled.settlements())
                .extracting(Settlement::answer)
                .containsExactly(Settlement.Answer.COVERED, Settlement.Answer.CHARGED);
        assertThat(settled.earned(MARCH, seats)).isEqualTo(pounds(45_000));
        assertThat(settled.earned(MARCH)).isEqualTo(pounds(48_000));
    }

    @Test
    void whatIsSoldOnceIsEarnedOnDeliveryAndToolsCostByTheDay() {
        Contract contract = contract(version(
                "2026-03-17",
                Optional.empty(),
                new OneOff("Firewall", pounds(80_000), LocalDate.of(2026, 4, 3)),
                new CostOnly("Backup tool", pounds(31_000))));

        Settled settled = Settled.settle(contract, List.of(), List.of(), APRIL);

        assertThat(settled.earned(MARCH)).isEqualTo(pounds(0));
        assertThat(settled.earned(APRIL)).isEqualTo(pounds(80_000));
        assertThat(settled.cost(MARCH)).isEqualTo(pounds(15_000));
    }
}
