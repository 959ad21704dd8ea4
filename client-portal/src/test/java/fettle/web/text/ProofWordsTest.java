package fettle.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.contract.Contract;
import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.ContractLine.Allowance;
import fettle.contracts.contract.ContractLine.Block;
import fettle.contracts.contract.ContractLine.Fixed;
import fettle.contracts.contract.ContractLine.PerIncident;
import fettle.contracts.contract.ContractLine.Retainer;
import fettle.contracts.contract.ContractLine.TimeAndMaterials;
import fettle.contracts.contract.ContractVersion;
import fettle.contracts.contract.Period;
import fettle.contracts.contract.Rollover;
import fettle.contracts.contract.work.BillingIncrement;
import fettle.contracts.contract.work.WorkTerms;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.settle.LockedMonth;
import fettle.contracts.settle.Settled;
import fettle.contracts.settle.Settlement;
import fettle.contracts.settle.Unbilled;
import fettle.contracts.settle.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The proof of cover as a customer reads it.
class ProofWordsTest {

    private static final YearMonth MARCH = YearMonth.of(2026, 3);

    private final Sentences sentences = new Sentences(Texts.load("en"), ZoneId.of("Europe/London"));

    @Test
    void readsAsAStoryFromFeeToBlockToHour() {
        var fee = new Fixed("Desk", pounds("1800.00"), Set.of("desktop", "email"));
        var block = new Block(
                "Ten hours",
                Minutes.of(600),
                pounds("900.00"),
                LocalDate.of(2026, 3, 1),
                Optional.of(LocalDate.of(2026, 12, 31)),
                Optional.of(pounds("96.00")),
                WorkTerms.ALL);
        Work work = work(630).about("network", "");

        assertThat(proof(MARCH, List.of(), work, fee, block))
                .containsExactly(
                        "The work took 10 h 30 min, and all of it counts.",
                        "“Desk”, rule 1, is for desktop, email. This work was about network, so the rule does not apply.",
                        "“Desk”, rule 2, does not cover this work.",
                        "“Ten hours”, rule 1, covers this work.",
                        "10 h of it come out of the time bought ahead as “Ten hours”.",
                        "30 min of it are more than “Ten hours” had left, and are charged: £48.00.");
    }

    @Test
    void saysWhenALateEntryCountsAndWhatItDraws() {
        var hours = new Allowance(
                "Hours",
                pounds("500.00"),
                Minutes.of(120),
                Period.MONTH,
                new Rollover(1, Minutes.of(60)),
                true,
                Optional.empty(),
                WorkTerms.ALL);
        var locked = new LockedMonth(MARCH, Instant.parse("2026-04-02T09:00:00Z"));
        Work late = work(100).recordedAt(Instant.parse("2026-04-09T09:00:00Z"));

        assertThat(proof(MARCH.plusMonths(1), List.of(locked), late, hours))
                .containsExactly(
                        "It was done on 10 Mar 2026 but written down when that month had been billed already, so it counts in"
                                + " the month that begins on 1 Apr 2026.",
                        "The work took 1 h 40 min, and all of it counts.",
                        "“Hours”, rule 1, covers this work.",
                        "1 h of it come out of the time that was left over in “Hours” from before.",
                        "40 min of it come out of the current time of “Hours”.");
    }

    @Test
    void saysWhatARetainerATicketAndAnHourCost() {
        var retainer = new Retainer("Retainer", pounds("50.00"), Period.MONTH, pounds("100.00"), WorkTerms.ALL);
        var hourly = new TimeAndMaterials(
                "Hours", pounds("120.00"), BillingIncrement.upTo(Duration.ofMinutes(15), Duration.ZERO));

        assertThat(proof(MARCH, List.of(), work(40), retainer, hourly))
                .contains(
                        "30 min of it are paid out of “Retainer”: £50.00.",
                        "10 min of it are charged by the hour under “Hours”: £20.00.");
        assertThat(proof(MARCH, List.of(), work(40), new PerIncident("Incident", pounds("75.00"), WorkTerms.ALL)))
                .endsWith("“Incident” charges £75.00 for the whole ticket.");
        assertThat(proof(MARCH, List.of(), work(40), hourly))
                .first()
                .isEqualTo(
                        "The work took 40 min and counts as 45 min, by the steps in which the agreement counts time.");
    }

    @Test
    void saysWhyNothingIsChargedAndWhatNobodyCovers() {
        assertThat(proof(MARCH, List.of(), work(20).notBilled(Unbilled.GOODWILL)))
                .containsExactly("You are not charged for it: it was done out of goodwill.");
        assertThat(proof(MARCH, List.of(), work(20)))
                .containsExactly(
                        "The work took 20 min, and all of it counts.",
                        "No part of the agreement covers or prices 20 min of it: how it is charged has to be settled first.");
    }

    private List<String> proof(YearMonth through, List<LockedMonth> locked, Work work, ContractLine... lines) {
        var version = new ContractVersion(LocalDate.of(2026, 3, 1), Optional.empty(), List.of(lines));
        var contract = new Contract("Acme", Money.currency("GBP"), List.of(version));
        Settlement settlement = Settled.settle(contract, List.of(work), locked, through)
                .settlements()
                .getFirst();
        return sentences.of(settlement.reasons());
    }

    private static Work work(long minutes) {
        return Work.of(
                "1",
                "acme",
                "T-1",
                LocalDate.of(2026, 3, 10),
                Instant.parse("2026-03-10T10:00:00Z"),
                Duration.ofMinutes(minutes));
    }

    private static Money pounds(String amount) {
        return Money.of(amount, "GBP");
    }
}
