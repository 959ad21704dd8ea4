package fettle.contracts.settle;

import static fettle.contracts.settle.Agreements.contract;
import static fettle.contracts.settle.Agreements.pounds;
import static fettle.contracts.settle.Agreements.work;
import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.contract.Contract;
import fettle.contracts.contract.ContractLine.Allowance;
import fettle.contracts.contract.ContractLine.Fixed;
import fettle.contracts.contract.ContractLine.TimeAndMaterials;
import fettle.contracts.contract.Period;
import fettle.contracts.contract.Rollover;
import fettle.contracts.contract.work.Billing;
import fettle.contracts.contract.work.BillingIncrement;
import fettle.contracts.contract.work.Cover;
import fettle.contracts.contract.work.CoverRule;
import fettle.contracts.contract.work.CoverRule.Hours;
import fettle.contracts.contract.work.WorkTerms;
import fettle.contracts.money.Minutes;
import fettle.contracts.words.Sentence;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProofOfCoverTest {

    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final BusinessCalendar OFFICE = BusinessCalendar.of("office", "Etc/UTC", "mon-fri 09:00-17:30", "-");
    private static final TimeAndMaterials HOURLY =
            new TimeAndMaterials("By the hour", pounds(9_000), BillingIncrement.EXACT);

    @Test
    void everyRuleTriedHasItsSentence() {
        var desk = new Fixed("Desk", pounds(100_000), Set.of("email", "desktop"));
        var hours = new Allowance(
                "Hours",
                pounds(50_000),
                Minutes.of(40),
                Period.MONTH,
                Rollover.NONE,
                true,
                Optional.empty(),
                WorkTerms.ALL);

        assertThat(reasons(contract("2026-03-01", desk, hours, HOURLY), work("1", "2026-03-10", 60, "network")))
                .containsExactly(
                        Sentence.of("contracts.settle.counts", Duration.ofHours(1)),
                        Sentence.of("contracts.settle.missed.service", "Desk", 1, "desktop, email", "network"),
                        Sentence.of("contracts.settle.left-out.all", "Desk", 2),
                        Sentence.of("contracts.settle.covered.all", "Hours", 1),
                        Sentence.of("contracts.settle.took.allowance", "Hours", Duration.ofMinutes(40)),
                        Sentence.of("contracts.settle.covered.all", "By the hour", 1),
                        Sentence.of(
                                "contracts.settle.took.hourly", "By the hour", Duration.ofMinutes(20), pounds(3_000)));
    }

    @Test
    void includedWorkSaysWhatItWouldHaveCost() {
        Contract contract = contract("2026-03-01", new Fixed("Desk", pounds(100_000), WorkTerms.ALL), HOURLY);

        Settlement settlement = settle(contract, work("1", "2026-03-10", 40, "desktop"));

        assertThat(settlement.splits().getFirst().shadow()).contains(pounds(6_000));
        assertThat(settlement.charged(pounds(0).currency())).isEqualTo(pounds(0));
    }

    @Test
    void aRuleAboutHoursSaysWhichPartItDecides() {
        var billing = Billing.PLAIN.afterHours(OFFICE, new BigDecimal("2"));
        var cover = new Cover(List.of(
                new CoverRule(true, Set.of(), Set.of("fault"), Set.of("ann"), Hours.ANY),
                new CoverRule(true, Set.of(), Set.of(), Set.of(), Hours.IN_HOURS),
                CoverRule.rest(false)));
        Contract contract = contract("2026-03-01", new Fixed("Desk", pounds(1), new WorkTerms(cover, billing)));
        Work evening = Work.of(
                        "1",
                        "acme",
                        "T-1",
                        LocalDate.of(2026, 3, 2),
                        Instant.parse("2026-03-02T17:00:00Z"),
                        Duration.ofMinutes(45))
                .about("", "fault")
                .forPerson("bob");

        assertThat(reasons(contract, evening))
                .containsExactly(
                        Sentence.of(
                                "contracts.settle.counts-weighted",
                                Duration.ofMinutes(45),
                                Duration.ofMinutes(30),
                                Duration.ofMinutes(15),
                                Duration.ofMinutes(60)),
                        Sentence.of("contracts.settle.missed.person", "Desk", 1),
                        Sentence.of("contracts.settle.covered.in-hours", "Desk", 2),
                        Sentence.of("contracts.settle.left-out.after-hours", "Desk", 3),
                        Sentence.of("contracts.settle.took.included", "Desk", Duration.ofMinutes(30)),
                        Sentence.of("contracts.settle.uncovered", Duration.ofMinutes(30)));
    }

    @Test
    void workThatNobodyPaysForSaysWhy() {
        Work fault = work("1", "2026-03-10", 60, "network").notBilled(Unbilled.OUR_FAULT);
        Work early = work("2", "2026-02-10", 60, "network");
        Contract contract = contract("2026-03-01", HOURLY);

        assertThat(reasons(contract, fault))
                .containsExactly(
                        Sentence.of("contracts.settle.not-billed", Sentence.of("contracts.settle.unbilled.our-fault")));
        assertThat(reasons(contract, early))
                .contains(Sentence.of("contracts.settle.no-contract", "Acme", LocalDate.of(2026, 2, 10)))
                .endsWith(Sentence.of("contracts.settle.uncovered", Duration.ofHours(1)));
    }

    @Test
    void aKindOrServiceThatNobodyNamedIsSaidToBeUnknown() {
        var kinds = new Cover(
                List.of(new CoverRule(true, Set.of(), Set.of("fault"), Set.of(), Hours.ANY), CoverRule.rest(false)));
        Contract contract = contract(
                "2026-03-01",
                new Fixed("Desk", pounds(1), Set.of("desktop")),
                new Fixed("Faults", pounds(1), new WorkTerms(kinds, Billing.PLAIN)));

        assertThat(reasons(contract, work("1", "2026-03-10", 60, "")))
                .extracting(Sentence::key)
                .contains("contracts.settle.missed.service-unknown", "contracts.settle.missed.kind-unknown");
    }

    @Test
    void agreedAndRoundedTimeIsSaidToBeSo() {
        Contract contract = contract(
                "2026-03-01",
                new TimeAndMaterials(
                        "Hours", pounds(9_000), BillingIncrement.upTo(Duration.ofMinutes(15), Duration.ZERO)));
        Work worked = work("1", "2026-03-10", 20, "");

        assertThat(reasons(contract, worked).getFirst())
                .isEqualTo(
                        Sentence.of("contracts.settle.counts-rounded", Duration.ofMinutes(20), Duration.ofMinutes(30)));
        assertThat(reasons(contract, worked.counting(Minutes.of(10))).getFirst())
                .isEqualTo(
                        Sentence.of("contracts.settle.counts-agreed", Duration.ofMinutes(20), Duration.ofMinutes(10)));
    }

    @Test
    void weighedTimeSaysWhatIsWeighed() {
        Billing doubled =
                Billing.PLAIN.afterHours(OFFICE, new BigDecimal("2")).kinds(Map.of("travel", new BigDecimal("0.5")));
        Contract weighed =
                contract("2026-03-01", new Fixed("Desk", pounds(1), new WorkTerms(Cover.everything(), doubled)));
        Billing same = Billing.PLAIN.afterHours(OFFICE, BigDecimal.ONE);
        Contract alike = contract("2026-03-01", new Fixed("Desk", pounds(1), new WorkTerms(Cover.everything(), same)));

        assertThat(reasons(weighed, from("12:00", "travel")).getFirst())
                .isEqualTo(
                        Sentence.of("contracts.settle.counts-by-kind", Duration.ofMinutes(40), Duration.ofMinutes(20)));
        assertThat(reasons(weighed, from("19:00", "")).getFirst())
                .isEqualTo(Sentence.of(
                        "contracts.settle.counts-after-hours", Duration.ofMinutes(40), Duration.ofMinutes(80)));
        assertThat(reasons(alike, from("19:00", "")).getFirst())
                .isEqualTo(Sentence.of("contracts.settle.counts", Duration.ofMinutes(40)));
        assertThat(reasons(alike, from("17:00", "")).getFirst())
                .isEqualTo(Sentence.of(
                        "contracts.settle.counts-split",
                        Duration.ofMinutes(40),
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(40)));
    }

    /// Forty minutes on a Tuesday.
    private static Work from(String time, String kind) {
        return Work.of(
                        "1",
                        "acme",
                        "T-1",
                        LocalDate.of(2026, 3, 10),
                        Instant.parse("2026-03-10T" + time + ":00Z"),
                        Duration.ofMinutes(40))
                .about("", kind);
    }

    private static List<Sentence> reasons(Contract contract, Work work) {
        return settle(contract, work).reasons();
    }

    private static Settlement settle(Contract contract, Work work) {
        return Settled.settle(contract, List.of(work), List.of(), MARCH)
                .settlements()
                .getFirst();
    }
}
