package fettle.contracts.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.contracts.contract.Contract;
import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.ContractLine.Fixed;
import fettle.contracts.contract.ContractLine.TimeAndMaterials;
import fettle.contracts.contract.ContractVersion;
import fettle.contracts.contract.work.BillingIncrement;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.settle.Settled;
import fettle.contracts.settle.Work;
import fettle.contracts.settle.pool.Earnings.Earned;
import fettle.contracts.words.Refused;
import fettle.contracts.words.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClientMonthTest {

    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final ContractLine DESK = new Fixed("Service desk", pounds("1000.00"), Set.of("desktop"));
    private static final ContractLine DEARER = new Fixed("Service desk", pounds("1100.00"), Set.of("desktop"));
    private static final ContractLine HOURS = new TimeAndMaterials(
            "Hours", pounds("95.00"), BillingIncrement.upTo(Duration.ofMinutes(15), Duration.ZERO));
    private static final ClientMonth.Costs NO_COSTS =
            new ClientMonth.Costs(pounds("0.00"), pounds("0.00"), pounds("0.00"));

    @Test
    void earnsAFeeByTheDaysItHeld() {
        var month = month(contract(version("2026-03-20", Optional.empty(), DESK)));

        assertThat(month.margin().revenue()).isEqualTo(pounds("387.10"));
    }

    @Test
    void changesPriceOnTheDayOfTheNewVersion() {
        var month = month(contract(
                version("2026-01-01", Optional.of("2026-03-11"), DESK),
                version("2026-03-11", Optional.empty(), DEARER)));

        assertThat(month.earned()).extracting(Earned::amount).containsExactly(pounds("322.58"), pounds("745.16"));
    }

    @Test
    void roundsAFeeThatANewVersionCarriesOnOnce() {
        var month = month(contract(
                version("2026-01-01", Optional.of("2026-03-12"), DESK),
                version("2026-03-12", Optional.empty(), DESK, HOURS)));

        assertThat(month.margin().revenue()).isEqualTo(pounds("1000.00"));
    }

    @Test
    void chargesByTheHourWhatNoFeeCovers() {
        var month = month(
                contract(version("2026-01-01", Optional.empty(), DESK, HOURS)),
                work("desktop", 50),
                work("network", 50));

        assertThat(month.included()).isEqualTo(Minutes.of(50));
        assertThat(month.charged()).isEqualTo(Minutes.of(60));
        assertThat(month.chargedAmount()).isEqualTo(pounds("95.00"));
    }

    @Test
    void listsWorkThatNobodyPaysForInsteadOfGivingItAway() {
        var month = month(contract(version("2026-01-01", Optional.empty(), DESK)), work("network", 50));

        assertThat(month.unpriced())
                .extracting(settlement -> settlement.work().service())
                .containsExactly("network");
    }

    @Test
    void showsHoursWithoutARateInsteadOfCallingThemFree() {
        Settled settled = Settled.settle(
                contract(version("2026-01-01", Optional.empty(), DESK)),
                List.of(work("desktop", 120)),
                List.of(),
                MARCH);

        var margin =
                ClientMonth.of(settled, MARCH, _ -> Optional.empty(), NO_COSTS).margin();

        assertThat(margin.uncosted()).isEqualTo(Duration.ofHours(2));
        assertThat(margin.labourCost()).isEqualTo(pounds("0.00"));
        assertThat(margin.effectiveHourlyRate()).hasValue(pounds("500.00"));
    }

    @Test
    void takesTheRateOfTheDay() {
        var rates = List.of(rate("2026-01-01", "40.00"), rate("2026-03-10", "42.00"));

        assertThat(LabourRate.on(LocalDate.of(2026, 3, 9), rates)).hasValue(rates.getFirst());
        assertThat(LabourRate.on(LocalDate.of(2026, 3, 10), rates)).hasValue(rates.getLast());
        assertThat(LabourRate.on(LocalDate.of(2025, 12, 31), rates)).isEmpty();
    }

    @Test
    void refusesVersionsThatOverlapAndLinesInOtherMoney() {
        assertThatThrownBy(() -> contract(
                        version("2026-01-01", Optional.of("2026-03-12"), DESK),
                        version("2026-03-11", Optional.empty(), DESK)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.sentence().key()).isEqualTo("contracts.contract.overlap"));
        var euros = new Fixed("Desk", Money.of("10.00", "EUR"), Set.of());
        assertThatThrownBy(() -> contract(version("2026-01-01", Optional.empty(), euros)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.sentence())
                                .isEqualTo(Sentence.of("contracts.contract.currencies", "Desk", "EUR", "GBP")));
    }

    private static ClientMonth month(Contract contract, Work... work) {
        Settled settled = Settled.settle(contract, List.of(work), List.of(), MARCH);
        return ClientMonth.of(settled, MARCH, _ -> Optional.of(pounds("41.47")), NO_COSTS);
    }

    private static Contract contract(ContractVersion... versions) {
        return new Contract("Acme", Money.currency("GBP"), List.of(versions));
    }

    private static ContractVersion version(String from, Optional<String> until, ContractLine... lines) {
        return new ContractVersion(LocalDate.parse(from), until.map(LocalDate::parse), List.of(lines));
    }

    private static Work work(String service, int minutes) {
        return Work.of(
                        service,
                        "acme",
                        "ticket",
                        MARCH.atDay(3),
                        Instant.parse("2026-03-03T10:00:00Z"),
                        Duration.ofMinutes(minutes))
                .about(service, "");
    }

    private static LabourRate rate(String from, String perHour) {
        return new LabourRate(LocalDate.parse(from), pounds(perHour));
    }

    private static Money pounds(String amount) {
        return Money.of(amount, "GBP");
    }
}
