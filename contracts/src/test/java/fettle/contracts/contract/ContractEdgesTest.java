package fettle.contracts.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fettle.contracts.contract.ContractLine.Allowance;
import fettle.contracts.contract.ContractLine.Block;
import fettle.contracts.contract.ContractLine.Fixed;
import fettle.contracts.contract.ContractLine.PerIncident;
import fettle.contracts.contract.ContractLine.Retainer;
import fettle.contracts.contract.ContractLine.Seats;
import fettle.contracts.contract.ContractLine.TimeAndMaterials;
import fettle.contracts.contract.term.Renewal;
import fettle.contracts.contract.term.Term;
import fettle.contracts.contract.work.Billing;
import fettle.contracts.contract.work.BillingIncrement;
import fettle.contracts.contract.work.CoverRule;
import fettle.contracts.contract.work.WorkTerms;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.words.Refused;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Contracts at their edges: first and last days, limits, and what is refused.
class ContractEdgesTest {

    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final ContractLine DESK = new Fixed("Desk", pounds(100_000), Set.of("mail"));

    @Test
    void aTermThatIsNotRenewedEndsTheContract() {
        Contract ended = contract(version(JANUARY, Optional.empty(), DESK)).running(term(12, 0, false));

        assertThat(ended.lastDay()).contains(LocalDate.of(2026, 12, 31));
        assertThat(ended.on(LocalDate.of(2026, 12, 31))).isPresent();
        assertThat(ended.on(LocalDate.of(2027, 1, 1))).isEmpty();
        assertThat(contract(version(JANUARY, Optional.empty(), DESK))
                        .running(term(12, 0, true))
                        .lastDay())
                .isEmpty();
        assertThat(contract(version(JANUARY, Optional.of(LocalDate.of(2026, 3, 1)), DESK))
                        .lastDay())
                .contains(LocalDate.of(2026, 2, 28));
        assertThat(contract().lastDay()).isEmpty();
    }

    @Test
    void aVersionThatBeginsAfterTheLastDayNeverHolds() {
        Contract ended = contract(
                        version(JANUARY, Optional.of(LocalDate.of(2026, 6, 1)), DESK),
                        version(LocalDate.of(2027, 1, 1), Optional.empty(), DESK))
                .running(term(12, 0, false));

        assertThat(ended.stretches(LocalDate.of(2030, 1, 1))).hasSize(1);
    }

    @Test
    void aNewTermRaisesFeesAndNoHourlyRates() {
        ContractLine seats = new Seats(
                "Users",
                ContractLine.Seat.USER,
                SeatPrice.each(pounds(4_500)),
                Quantity.from(JANUARY, 10),
                WorkTerms.ALL);
        ContractLine hours = new TimeAndMaterials("Hours", pounds(9_500), BillingIncrement.EXACT);
        Contract raised = contract(version(JANUARY, Optional.empty(), DESK, seats, allowance(pounds(50_000)), hours))
                .running(term(12, 1_000, true));

        assertThat(raised.on(LocalDate.of(2027, 1, 1)).orElseThrow().lines())
                .extracting(ContractLine::price)
                .containsExactly(pounds(110_000), pounds(4_950), pounds(55_000), pounds(9_500));
        assertThat(raised.on(LocalDate.of(2026, 12, 31)).orElseThrow().lines())
                .extracting(ContractLine::price)
                .containsExactly(pounds(100_000), pounds(4_500), pounds(50_000), pounds(9_500));
    }

    @ParameterizedTest(name = "on {0}: {1}")
    @CsvSource({
        "2026-08-31, IN_TERM",
        "2026-09-01, RENEWAL_DUE",
        "2026-10-01, RENEWAL_DUE",
        "2026-10-02, NOTICE_PASSED",
        "2026-12-31, NOTICE_PASSED",
        "2027-01-01, IN_TERM"
    })
    void aTermComesUpForRenewal(LocalDate today, Renewal.State state) {
        Term term = new Term(JANUARY, 12, 91, 0, true);

        assertThat(term.on(today).state()).isEqualTo(state);
    }

    @Test
    void aPriceRisesWithEachTerm() {
        assertThat(term(12, 250, true).price(pounds(99_999), 0)).isEqualTo(pounds(99_999));
        assertThat(term(12, 250, true).price(pounds(99_999), 2)).isEqualTo(pounds(105_061));
        assertThat(term(12, 0, true).price(pounds(99_999), 2)).isEqualTo(pounds(99_999));
    }

    @ParameterizedTest(name = "{0} seats at {1}")
    @CsvSource({"0, 50", "9, 50", "10, 45", "11, 45", "50, 40"})
    void allSeatsHaveThePriceOfTheirTier(int seats, long minor) {
        var price = new SeatPrice(
                List.of(
                        new SeatPrice.Tier(50, pounds(40)),
                        new SeatPrice.Tier(0, pounds(50)),
                        new SeatPrice.Tier(10, pounds(45))),
                5);

        assertThat(price.priceOf(seats)).isEqualTo(pounds(minor));
        assertThat(price.charged(seats)).isEqualTo(Math.max(5, seats));
        assertThat(price.priced(one -> one.plus(one)).priceOf(seats)).isEqualTo(pounds(2 * minor));
    }

    @Test
    void aPeriodKnowsItsLastMonth() {
        assertThat(Period.MONTH.endsWith(YearMonth.of(2026, 5))).isTrue();
        assertThat(Period.QUARTER.endsWith(YearMonth.of(2026, 5))).isFalse();
        assertThat(Period.QUARTER.endsWith(YearMonth.of(2026, 6))).isTrue();
        assertThat(Period.YEAR.endsWith(YearMonth.of(2026, 6))).isFalse();
        assertThat(Period.YEAR.endsWith(YearMonth.of(2026, 12))).isTrue();
        assertThat(Period.YEAR.months()).isEqualTo(12);
    }

    @Test
    void aRuleSaysWhatItMisses() {
        var rule = new CoverRule(true, Set.of("mail"), Set.of("reset"), Set.of("ann"), CoverRule.Hours.IN_HOURS);

        assertThat(rule.missedBy("print", "reset", "ann", false)).contains(CoverRule.Aspect.SERVICE);
        assertThat(rule.missedBy("mail", "outage", "ann", false)).contains(CoverRule.Aspect.KIND);
        assertThat(rule.missedBy("mail", "reset", "bob", false)).contains(CoverRule.Aspect.PERSON);
        assertThat(rule.missedBy("mail", "reset", "ann", true)).contains(CoverRule.Aspect.HOURS);
        assertThat(rule.missedBy("mail", "reset", "ann", false)).isEmpty();
        var night = new CoverRule(true, Set.of(), Set.of(), Set.of(), CoverRule.Hours.AFTER_HOURS);
        assertThat(night.missedBy("mail", "reset", "ann", false)).contains(CoverRule.Aspect.HOURS);
        assertThat(night.missedBy("mail", "reset", "ann", true)).isEmpty();
    }

    @Test
    void aContractBelongsToOneClientOrToAGroup() {
        Contract alone = contract(version(JANUARY, Optional.empty(), DESK));

        assertThat(alone.includes("anybody")).isTrue();
        assertThat(alone.sharedBy(ClientGroup.of("acme")).includes("acme")).isTrue();
        assertThat(alone.sharedBy(ClientGroup.of("acme")).includes("birch")).isFalse();
    }

    @Test
    void multipliersHaveFourDecimalsAndALimit() {
        assertThat(multiplier("0").inHours("travel")).isEqualByComparingTo("0");
        assertThat(multiplier("100").inHours("travel")).isEqualByComparingTo("100");
        assertThat(multiplier("1.2345").inHours("travel")).isEqualByComparingTo("1.2345");
        refuses("contracts.contract.multiplier", () -> multiplier("-0.0001"));
        refuses("contracts.contract.multiplier", () -> multiplier("100.0001"));
        refuses("contracts.contract.multiplier", () -> multiplier("1.23456"));
    }

    @Test
    void zeroWorkStaysZeroAndAMinimumIsReached() {
        var quarter = BillingIncrement.upTo(Duration.ofMinutes(15), Duration.ofMinutes(30));

        assertThat(quarter.quantity(Duration.ZERO)).isEqualTo(Duration.ZERO);
        assertThat(quarter.quantity(Duration.ofMinutes(30))).isEqualTo(Duration.ofMinutes(30));
        assertThat(quarter.quantity(Duration.ofMinutes(31))).isEqualTo(Duration.ofMinutes(45));
    }

    @Test
    void linesThatHoldABalanceNeedNamesOfTheirOwn() {
        refuses(
                "contracts.contract.two-lines",
                () -> version(JANUARY, Optional.empty(), allowance(pounds(1)), allowance(pounds(2))));
        refuses(
                "contracts.contract.two-lines",
                () -> version(JANUARY, Optional.empty(), incident("Ticket"), incident("Ticket")));
        assertThat(version(JANUARY, Optional.empty(), DESK, DESK).lines()).hasSize(2);
    }

    @Test
    void aBlockIsBoughtOnce() {
        refuses(
                "contracts.contract.block-changed",
                () -> contract(
                        version(JANUARY, Optional.of(LocalDate.of(2026, 3, 1)), block(600, 90_000, JANUARY)),
                        version(LocalDate.of(2026, 3, 1), Optional.empty(), block(601, 90_000, JANUARY))));
        refuses(
                "contracts.contract.block-changed",
                () -> contract(
                        version(JANUARY, Optional.of(LocalDate.of(2026, 3, 1)), block(600, 90_000, JANUARY)),
                        version(LocalDate.of(2026, 3, 1), Optional.empty(), block(600, 90_001, JANUARY))));
        refuses(
                "contracts.contract.block-changed",
                () -> contract(
                        version(JANUARY, Optional.of(LocalDate.of(2026, 3, 1)), block(600, 90_000, JANUARY)),
                        version(LocalDate.of(2026, 3, 1), Optional.empty(), block(600, 90_000, JANUARY.plusDays(1)))));
    }

    @Test
    void ratesAreInTheMoneyOfTheirLine() {
        Money euros = Money.ofMinor(100, "EUR");

        refuses(
                "contracts.contract.currencies",
                () -> new Block(
                        "Block",
                        Minutes.of(60),
                        pounds(1),
                        JANUARY,
                        Optional.empty(),
                        Optional.of(euros),
                        WorkTerms.ALL));
        refuses(
                "contracts.contract.currencies",
                () -> new Allowance(
                        "Hours",
                        pounds(1),
                        Minutes.of(60),
                        Period.MONTH,
                        Rollover.NONE,
                        true,
                        Optional.of(euros),
                        WorkTerms.ALL));
        refuses(
                "contracts.contract.currencies",
                () -> new Retainer("Money", pounds(1), Period.MONTH, euros, WorkTerms.ALL));
        refuses(
                "contracts.contract.negative-price",
                () -> new Retainer("Money", pounds(1), Period.MONTH, pounds(-1), WorkTerms.ALL));
    }

    private static void refuses(String key, ThrowingCallable attempt) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(attempt)
                .satisfies(refused -> assertThat(refused.sentence().key()).isEqualTo(key));
    }

    private static Contract contract(ContractVersion... versions) {
        return new Contract("Acme", Money.currency("GBP"), List.of(versions));
    }

    private static ContractVersion version(LocalDate from, Optional<LocalDate> until, ContractLine... lines) {
        return new ContractVersion(from, until, List.of(lines));
    }

    private static Term term(int months, int uplift, boolean renews) {
        return new Term(JANUARY, months, 30, uplift, renews);
    }

    private static Allowance allowance(Money fee) {
        return new Allowance(
                "Hours", fee, Minutes.of(600), Period.MONTH, Rollover.NONE, true, Optional.empty(), WorkTerms.ALL);
    }

    private static Block block(long minutes, long minor, LocalDate bought) {
        return new Block(
                "Block", Minutes.of(minutes), pounds(minor), bought, Optional.empty(), Optional.empty(), WorkTerms.ALL);
    }

    private static PerIncident incident(String name) {
        return new PerIncident(name, pounds(5_000), WorkTerms.ALL);
    }

    private static Billing multiplier(String factor) {
        return Billing.PLAIN.kinds(Map.of("travel", new BigDecimal(factor)));
    }

    private static Money pounds(long minor) {
        return Money.ofMinor(minor, "GBP");
    }
}
