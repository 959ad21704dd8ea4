package fettle.contracts.settle;

import static fettle.contracts.settle.Agreements.contract;
import static fettle.contracts.settle.Agreements.pounds;
import static fettle.contracts.settle.Agreements.version;
import static fettle.contracts.settle.Agreements.work;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.contract.ClientGroup;
import fettle.contracts.contract.Contract;
import fettle.contracts.contract.ContractLine.Allowance;
import fettle.contracts.contract.ContractLine.Block;
import fettle.contracts.contract.ContractLine.Fixed;
import fettle.contracts.contract.ContractLine.PerIncident;
import fettle.contracts.contract.ContractLine.Retainer;
import fettle.contracts.contract.ContractLine.TimeAndMaterials;
import fettle.contracts.contract.Period;
import fettle.contracts.contract.Rollover;
import fettle.contracts.contract.work.Billing;
import fettle.contracts.contract.work.BillingIncrement;
import fettle.contracts.contract.work.BillingIncrement.Per;
import fettle.contracts.contract.work.Cover;
import fettle.contracts.contract.work.CoverRule;
import fettle.contracts.contract.work.CoverRule.Hours;
import fettle.contracts.contract.work.WorkTerms;
import fettle.contracts.money.Minutes;
import fettle.contracts.settle.pool.Balance;
import fettle.contracts.words.Refused;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettledTest {

    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final YearMonth APRIL = YearMonth.of(2026, 4);
    private static final TimeAndMaterials HOURLY =
            new TimeAndMaterials("By the hour", pounds(9_000), BillingIncrement.EXACT);

    @Test
    void aLateEntrySettlesTheOpenMonthAnew() {
        Contract contract = contract("2026-03-01", monthly(60), HOURLY);
        Work early = work("1", "2026-03-10", 60, "desktop");
        Work late = work("2", "2026-03-05", 60, "desktop").recordedAt(Instant.parse("2026-03-28T09:00:00Z"));

        Settled settled = Settled.settle(contract, List.of(early, late), List.of(), MARCH);

        assertThat(settled.settlements().getFirst().work()).isEqualTo(late);
        assertThat(settled.settlements().getFirst().answer()).isEqualTo(Settlement.Answer.COVERED);
        assertThat(settled.settlements().getLast().answer()).isEqualTo(Settlement.Answer.CHARGED);
    }

    @Test
    void aLateEntryOfAClosedMonthIsChargedInTheOpenOneWithItsOwnDate() {
        Contract contract = contract("2026-03-01", monthly(60), HOURLY);
        Work inTime = work("1", "2026-03-10", 60, "desktop");
        Work late = work("2", "2026-03-05", 45, "desktop").recordedAt(Instant.parse("2026-04-09T09:00:00Z"));
        var locked = new LockedMonth(MARCH, Instant.parse("2026-04-02T09:00:00Z"));

        Settled settled = Settled.settle(contract, List.of(late, inTime), List.of(locked), APRIL);

        assertThat(settled.in(MARCH)).extracting(Settlement::work).containsExactly(inTime);
        Settlement settlement = settled.in(APRIL).getFirst();
        assertThat(settlement.isLate()).isTrue();
        assertThat(settlement.work().date()).isEqualTo(LocalDate.of(2026, 3, 5));
        assertThat(settlement.minutes(Use.ALLOWANCE)).isEqualTo(Minutes.of(45));
        assertThat(settlement.reasons().getFirst().key()).isEqualTo("contracts.settle.late");
    }

    @Test
    void anEndedContractCoversNothing() {
        Contract contract = contract(version("2026-01-01", Optional.of("2026-03-10"), monthly(600), HOURLY));

        Settled settled = Settled.settle(
                contract,
                List.of(work("1", "2026-03-09", 30, "desktop"), work("2", "2026-03-10", 30, "desktop")),
                List.of(),
                MARCH);

        assertThat(settled.settlements())
                .extracting(Settlement::answer)
                .containsExactly(Settlement.Answer.COVERED, Settlement.Answer.UNCOVERED);
        assertThat(settled.settlements().getLast().uncovered()).isEqualTo(Minutes.of(30));
        assertThat(minutes(settled, MARCH).left()).isEqualTo(Minutes.ZERO);
    }

    @Test
    void aQuarterlyAllowanceIsGrantedOnceAndLapsesAtTheEndOfTheQuarter() {
        Contract contract = contract("2026-01-01", allowance(Period.QUARTER, 300, Rollover.NONE), HOURLY);

        Settled settled = Settled.settle(
                contract,
                List.of(work("1", "2026-01-20", 100, "desktop"), work("2", "2026-03-20", 50, "desktop")),
                List.of(),
                APRIL);

        assertThat(minutes(settled, YearMonth.of(2026, 1)).left()).isEqualTo(Minutes.of(200));
        assertThat(minutes(settled, MARCH).lapsed()).isEqualTo(Minutes.of(150));
        assertThat(minutes(settled, APRIL).granted()).isEqualTo(Minutes.of(300));
        assertThat(settled.earned(YearMonth.of(2026, 1))).isEqualTo(pounds(33_333));
        assertThat(settled.earned(YearMonth.of(2026, 2))).isEqualTo(pounds(0));
        assertThat(settled.earned(MARCH)).isEqualTo(pounds(66_667));
    }

    @Test
    void aYearlyAllowanceRollsOverIntoTheNextYear() {
        Contract contract =
                contract("2025-01-01", allowance(Period.YEAR, 600, new Rollover(1, Minutes.of(120))), HOURLY);

        Settled settled = Settled.settle(contract, List.of(work("1", "2026-02-20", 200, "desktop")), List.of(), APRIL);

        assertThat(minutes(settled, YearMonth.of(2025, 12)).lapsed()).isEqualTo(Minutes.of(480));
        assertThat(settled.settlements().getFirst().minutes(Use.ROLLED_OVER)).isEqualTo(Minutes.of(120));
        assertThat(settled.settlements().getFirst().minutes(Use.ALLOWANCE)).isEqualTo(Minutes.of(80));
    }

    @Test
    void aFirstPartOfAYearGrantsItsShareOfMinutesAndFee() {
        Contract contract = contract("2026-12-01", allowance(Period.YEAR, 365, Rollover.NONE), HOURLY);

        Settled settled = Settled.settle(contract, List.of(), List.of(), YearMonth.of(2026, 12));

        assertThat(minutes(settled, YearMonth.of(2026, 12)).granted()).isEqualTo(Minutes.of(31));
        assertThat(settled.earned(YearMonth.of(2026, 12))).isEqualTo(pounds(8_493));
    }

    @Test
    void anAmendmentInMidMonthGrantsEachVersionsShare() {
        var more = new Allowance(
                "Hours",
                pounds(100_000),
                Minutes.of(620),
                Period.MONTH,
                Rollover.NONE,
                true,
                Optional.empty(),
                WorkTerms.ALL);
        Contract contract = contract(
                version("2026-01-01", Optional.of("2026-03-11"), monthly(310), HOURLY),
                version("2026-03-11", Optional.empty(), more, HOURLY));

        Settled settled = Settled.settle(
                contract,
                List.of(work("1", "2026-03-10", 150, "desktop"), work("2", "2026-03-20", 420, "desktop")),
                List.of(),
                MARCH);

        assertThat(settled.settlements().getFirst().minutes(Use.ALLOWANCE)).isEqualTo(Minutes.of(100));
        assertThat(settled.settlements().getLast().minutes(Use.ALLOWANCE)).isEqualTo(Minutes.of(420));
        assertThat(minutes(settled, MARCH).granted()).isEqualTo(Minutes.of(100 + 420));
    }

    @Test
    void aBlockKeepsItsBalanceOverAnAmendmentAndMayBeProlonged() {
        Contract contract = contract(
                version("2026-01-01", Optional.of("2026-03-01"), block("2026-03-15"), HOURLY),
                version("2026-03-01", Optional.empty(), block("2026-12-31"), HOURLY));

        Settled settled = Settled.settle(
                contract,
                List.of(work("1", "2026-02-10", 20, "desktop"), work("2", "2026-04-20", 30, "desktop")),
                List.of(),
                APRIL);

        assertThat(settled.settlements().getLast().minutes(Use.BLOCK)).isEqualTo(Minutes.of(30));
        assertThat(minutes(settled, APRIL).left()).isEqualTo(Minutes.of(10));
        assertThat(minutes(settled, APRIL).deferred()).isEqualTo(pounds(1_000));
    }

    @Test
    void aRetainerIsEarnedAsItIsUsedAndItsRestAtTheEndOfThePeriod() {
        var retainer = new Retainer("Retainer", pounds(30_000), Period.QUARTER, pounds(12_000), WorkTerms.ALL);

        Settled settled = Settled.settle(
                contract("2026-01-01", retainer, HOURLY),
                List.of(work("1", "2026-01-20", 60, "desktop"), work("2", "2026-03-20", 120, "desktop")),
                List.of(),
                MARCH);

        assertThat(settled.earned(YearMonth.of(2026, 1))).isEqualTo(pounds(12_000));
        assertThat(settled.earned(MARCH)).isEqualTo(pounds(18_000 + 4_500));
        assertThat(settled.settlements().getLast().minutes(Use.RETAINER)).isEqualTo(Minutes.of(90));
        assertThat(settled.balances().getFirst().deferred()).isEqualTo(pounds(18_000));
    }

    @Test
    void aTicketIsChargedOnce() {
        Contract contract = contract("2026-03-01", new PerIncident("Incident", pounds(5_000), WorkTerms.ALL));
        Work first = work("1", "2026-03-10", 60, "desktop");
        Work again = onTicket(work("2", "2026-03-11", 60, "desktop"), first.ticket());

        Settled settled = Settled.settle(contract, List.of(again, first), List.of(), MARCH);

        assertThat(settled.earned(MARCH)).isEqualTo(pounds(5_000));
        assertThat(settled.settlements().getLast().reasons().getLast().key())
                .isEqualTo("contracts.settle.took.incident-again");
    }

    @Test
    void clientsOfAGroupShareAPoolAndOthersDoNot() {
        Contract contract = contract("2026-03-01", monthly(60))
                .sharedBy(new ClientGroup("Acme group", Set.of("acme", "acme-north")));
        Work north = ofClient(work("2", "2026-03-11", 45, "desktop"), "acme-north");
        Work other = ofClient(work("3", "2026-03-12", 45, "desktop"), "other");

        Settled settled = Settled.settle(
                contract, List.of(work("1", "2026-03-10", 30, "desktop"), north, other), List.of(), MARCH);

        assertThat(settled.settlements().get(1).minutes(Use.ALLOWANCE)).isEqualTo(Minutes.of(30));
        assertThat(settled.settlements().get(1).uncovered()).isEqualTo(Minutes.of(15));
        assertThat(settled.settlements().get(2).reasons())
                .extracting(sentence -> sentence.key())
                .contains("contracts.settle.other-client");
    }

    @Test
    void workOverTheCloseIsDividedByTheHoursThatALineCovers() {
        var office = BusinessCalendar.of("office", "Etc/UTC", "mon-fri 09:00-17:30", "-");
        var billing = Billing.by(BillingIncrement.upTo(Duration.ofMinutes(15), Duration.ZERO))
                .afterHours(office, new BigDecimal("1.5"));
        var inHours = new Cover(
                List.of(new CoverRule(true, Set.of(), Set.of(), Set.of(), Hours.IN_HOURS), CoverRule.rest(false)));
        Contract contract = contract(
                "2026-03-01", new Fixed("Office hours", pounds(100_000), new WorkTerms(inHours, billing)), HOURLY);
        Work evening = Work.of(
                "1",
                "acme",
                "T-1",
                LocalDate.of(2026, 3, 2),
                Instant.parse("2026-03-02T17:00:00Z"),
                Duration.ofMinutes(90));

        Settlement settlement = Settled.settle(contract, List.of(evening), List.of(), MARCH)
                .settlements()
                .getFirst();

        assertThat(settlement.minutes(Use.INCLUDED)).isEqualTo(Minutes.of(30));
        assertThat(settlement.minutes(Use.HOURLY)).isEqualTo(Minutes.of(90));
        assertThat(settlement.charged(pounds(0).currency())).isEqualTo(pounds(13_500));
        assertThat(settlement.answer()).isEqualTo(Settlement.Answer.PARTLY);
    }

    @Test
    void refusesToGoThroughMoreThanFiftyYears() {
        Work mistyped = work("1", "0026-03-10", 20, "desktop");

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Settled.settle(contract("2026-03-01", HOURLY), List.of(mistyped), List.of(), MARCH))
                .satisfies(refused -> assertThat(refused.sentence().key()).isEqualTo("contracts.settle.months"));
    }

    @Test
    void whatWasAgreedIsNotWeightedAgainAndKeepsItsHours() {
        var office = BusinessCalendar.of("office", "Etc/UTC", "mon-fri 09:00-17:30", "-");
        var billing = Billing.PLAIN.afterHours(office, new BigDecimal("2"));
        var inHours = new Cover(
                List.of(new CoverRule(true, Set.of(), Set.of(), Set.of(), Hours.IN_HOURS), CoverRule.rest(false)));
        Contract contract = contract(
                "2026-03-01", new Fixed("Office hours", pounds(100_000), new WorkTerms(inHours, billing)), HOURLY);
        Work evening = Work.of(
                        "1",
                        "acme",
                        "T-1",
                        LocalDate.of(2026, 3, 2),
                        Instant.parse("2026-03-02T17:00:00Z"),
                        Duration.ofMinutes(90))
                .counting(Minutes.of(60));

        Settlement settlement = Settled.settle(contract, List.of(evening), List.of(), MARCH)
                .settlements()
                .getFirst();

        assertThat(settlement.minutes(Use.INCLUDED)).isEqualTo(Minutes.of(20));
        assertThat(settlement.minutes(Use.HOURLY)).isEqualTo(Minutes.of(40));
    }

    @ParameterizedTest(name = "5, 5 and 10 minutes per {0}: {1}")
    @CsvSource({"ENTRY, 15 15 15", "TICKET_AND_DAY, 15 0 15", "TICKET, 15 0 15"})
    void aMinimumAndARoundingBelongToWhatTheLineSays(Per per, String counted) {
        var increment =
                BillingIncrement.upTo(Duration.ofMinutes(15), Duration.ZERO).per(per);
        Contract contract = contract("2026-03-01", new TimeAndMaterials("Hours", pounds(9_000), increment));
        List<Work> work = List.of(
                onTicket(work("1", "2026-03-10", 5, "desktop"), "T-1"),
                onTicket(work("2", "2026-03-10", 5, "desktop"), "T-1"),
                onTicket(work("3", per == Per.TICKET ? "2026-03-11" : "2026-03-10", 10, "desktop"), "T-1"));

        Settled settled = Settled.settle(contract, work, List.of(), MARCH);

        assertThat(settled.settlements())
                .extracting(one -> one.counted().billable().toString())
                .containsExactly(counted.split(" "));
    }

    @Test
    void theCoverageCheckAsksAfterAllThatIsKnown() {
        Contract contract = contract("2026-03-01", monthly(60), HOURLY);
        List<Work> done = List.of(work("1", "2026-03-10", 50, "desktop"));

        Settlement asked = Settled.wouldCover(contract, done, List.of(), work("asked", "2026-03-12", 30, "desktop"));

        assertThat(asked.answer()).isEqualTo(Settlement.Answer.PARTLY);
        assertThat(asked.minutes(Use.ALLOWANCE)).isEqualTo(Minutes.of(10));
        assertThat(asked.minutes(Use.HOURLY)).isEqualTo(Minutes.of(20));
    }

    private static Balance.OfMinutes minutes(Settled settled, YearMonth month) {
        return settled.balances().stream()
                .filter(balance -> balance.month().equals(month))
                .map(Balance.OfMinutes.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Allowance monthly(long minutes) {
        return allowance(Period.MONTH, minutes, Rollover.NONE);
    }

    private static Allowance allowance(Period period, long minutes, Rollover rollover) {
        return new Allowance(
                "Hours", pounds(100_000), Minutes.of(minutes), period, rollover, true, Optional.empty(), WorkTerms.ALL);
    }

    private static Block block(String expires) {
        return new Block(
                "Block",
                Minutes.of(60),
                pounds(6_000),
                LocalDate.of(2026, 1, 1),
                Optional.of(LocalDate.parse(expires)),
                Optional.empty(),
                WorkTerms.ALL);
    }

    private static Work onTicket(Work work, String ticket) {
        return Work.of(work.id(), work.client(), ticket, work.date(), work.start(), work.worked())
                .about(work.service(), work.kind());
    }

    private static Work ofClient(Work work, String client) {
        return Work.of(work.id(), client, work.ticket(), work.date(), work.start(), work.worked())
                .about(work.service(), work.kind());
    }
}
