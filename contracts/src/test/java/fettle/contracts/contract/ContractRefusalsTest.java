package fettle.contracts.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fettle.contracts.contract.ContractLine.Allowance;
import fettle.contracts.contract.ContractLine.Block;
import fettle.contracts.contract.ContractLine.CostOnly;
import fettle.contracts.contract.ContractLine.Fixed;
import fettle.contracts.contract.ContractLine.OneOff;
import fettle.contracts.contract.ContractLine.PerIncident;
import fettle.contracts.contract.ContractLine.Retainer;
import fettle.contracts.contract.ContractLine.TimeAndMaterials;
import fettle.contracts.contract.term.Term;
import fettle.contracts.contract.work.Billing;
import fettle.contracts.contract.work.BillingIncrement;
import fettle.contracts.contract.work.Cover;
import fettle.contracts.contract.work.CoverRule;
import fettle.contracts.contract.work.WorkTerms;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.words.Refused;
import fettle.contracts.words.Sentence;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ContractRefusalsTest {

    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);
    private static final Money LESS_THAN_NOTHING = pounds(-1);

    @Test
    void noPriceIsNegative() {
        refused("negative-price", () -> new Fixed("a", LESS_THAN_NOTHING, WorkTerms.ALL));
        refused("negative-price", () -> new TimeAndMaterials("a", LESS_THAN_NOTHING, WorkTerms.ALL));
        refused("negative-price", () -> new PerIncident("a", LESS_THAN_NOTHING, WorkTerms.ALL));
        refused("negative-price", () -> new OneOff("a", LESS_THAN_NOTHING, NEW_YEAR));
        refused("negative-price", () -> new CostOnly("a", LESS_THAN_NOTHING));
        refused("negative-price", () -> block(LESS_THAN_NOTHING, 10, "2026-12-31"));
        refused("negative-price", () -> allowance(LESS_THAN_NOTHING, 10, pounds(1)));
        refused("negative-price", () -> allowance(pounds(1), 10, LESS_THAN_NOTHING));
        refused("negative-price", () -> retainer(LESS_THAN_NOTHING, pounds(1)));
        refused("tier", () -> new SeatPrice.Tier(0, LESS_THAN_NOTHING));
    }

    @Test
    void noMinutesAreNegative() {
        refused("negative-minutes", () -> block(pounds(1), -1, "2026-12-31"));
        refused("negative-minutes", () -> allowance(pounds(1), -1, pounds(1)));
        refused("rollover", () -> new Rollover(1, Minutes.of(-1)));
        refused("rollover", () -> new Rollover(-1, Minutes.ZERO));
        refused("rollover", () -> new Rollover(121, Minutes.ZERO));
    }

    @Test
    void aBlockDoesNotExpireBeforeItIsBought() {
        assertThat(block(pounds(1), 10, "2026-01-01").usableOn(NEW_YEAR)).isTrue();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> block(pounds(1), 10, "2025-12-31"))
                .extracting(Refused::sentence)
                .isEqualTo(Sentence.of(
                        "contracts.contract.block-ends-early", "block", NEW_YEAR, LocalDate.of(2025, 12, 31)));
    }

    @Test
    void aBlockIsBoughtOnce() {
        refused(
                "block-changed",
                () -> contract(
                        version("2026-01-01", Optional.of("2026-02-01"), block(pounds(1), 10, "2026-12-31")),
                        version("2026-02-01", Optional.empty(), block(pounds(1), 20, "2026-12-31"))));
    }

    @Test
    void moneyIsOfOneCurrency() {
        Money euros = Money.of("1.00", "EUR");
        refused("currencies", () -> contract(version("2026-01-01", Optional.empty(), new CostOnly("a", euros))));
        refused("currencies", () -> allowance(pounds(1), 10, euros));
        refused("currencies", () -> retainer(pounds(1), euros));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() ->
                        new SeatPrice(List.of(new SeatPrice.Tier(0, pounds(1)), new SeatPrice.Tier(10, euros)), 0));
    }

    @Test
    void versionsFollowEachOther() {
        refused(
                "overlap",
                () -> contract(
                        version("2026-01-01", Optional.of("2026-02-02")), version("2026-02-01", Optional.empty())));
        refused(
                "overlap",
                () -> contract(version("2026-01-01", Optional.empty()), version("2026-02-01", Optional.empty())));
        refused("version-ends-early", () -> version("2026-01-01", Optional.of("2026-01-01")));
        assertThat(contract(version("2026-01-01", Optional.of("2026-02-01")), version("2026-02-01", Optional.empty()))
                        .on(LocalDate.of(2026, 2, 1)))
                .map(ContractVersion::from)
                .contains(LocalDate.of(2026, 2, 1));
    }

    @Test
    void linesThatHoldABalanceHaveNamesOfTheirOwn() {
        refused(
                "two-lines",
                () -> version(
                        "2026-01-01",
                        Optional.empty(),
                        block(pounds(1), 10, "2026-12-31"),
                        block(pounds(2), 20, "2026-11-30")));
    }

    @Test
    void coverIsTotalAndEveryRuleIsReached() {
        refused("cover-open", () -> new Cover(List.of()));
        refused("cover-open", () -> new Cover(List.of(CoverRule.services(true, Set.of("desktop")))));
        refused("cover-hidden", () -> new Cover(List.of(CoverRule.rest(true), CoverRule.rest(false))));
        assertThat(Cover.of(Set.of()).covers("desktop", "", "", false)).isFalse();
    }

    @Test
    void seatsAreCountedFromZero() {
        refused("tiers-from-zero", () -> new SeatPrice(List.of(), 0));
        refused("tiers-from-zero", () -> new SeatPrice(List.of(new SeatPrice.Tier(1, pounds(1))), 0));
        refused("tiers-from-zero", () -> new SeatPrice(List.of(new SeatPrice.Tier(0, pounds(1))), -1));
        refused(
                "two-tiers",
                () -> new SeatPrice(List.of(new SeatPrice.Tier(0, pounds(1)), new SeatPrice.Tier(0, pounds(2))), 0));
        refused("tier", () -> new SeatPrice.Tier(-1, pounds(1)));
        refused("count", () -> new Quantity.Change(NEW_YEAR, -1));
        refused(
                "two-changes",
                () -> new Quantity(List.of(new Quantity.Change(NEW_YEAR, 1), new Quantity.Change(NEW_YEAR, 2))));
    }

    @Test
    void termsStayWithinTenYearsAndAHundredPerCent() {
        refused("term-months", () -> new Term(NEW_YEAR, 0, 0, 0, true));
        refused("term-months", () -> new Term(NEW_YEAR, 121, 0, 0, true));
        refused("notice-days", () -> new Term(NEW_YEAR, 12, -1, 0, true));
        refused("notice-days", () -> new Term(NEW_YEAR, 12, 3_721, 0, true));
        refused("uplift", () -> new Term(NEW_YEAR, 12, 0, -1, true));
        refused("uplift", () -> new Term(NEW_YEAR, 12, 0, 10_001, true));
        assertThat(new Term(NEW_YEAR, 120, 3_720, 10_000, true).price(pounds(100), 1))
                .isEqualTo(pounds(200));
    }

    @Test
    void workIsRoundedToWholeMinutesAndWeighedSensibly() {
        Duration minute = Duration.ofMinutes(1);
        refused("increment", () -> BillingIncrement.upTo(Duration.ZERO, Duration.ZERO));
        refused("increment", () -> BillingIncrement.upTo(minute, minute.negated()));
        refused("increment", () -> BillingIncrement.upTo(Duration.ofSeconds(90), Duration.ZERO));
        refused("increment", () -> BillingIncrement.upTo(minute, Duration.ofSeconds(90)));
        refused("multiplier", () -> Billing.PLAIN.kinds(Map.of("travel", new BigDecimal("-0.5"))));
        refused("multiplier", () -> Billing.PLAIN.kinds(Map.of("travel", new BigDecimal("100.5"))));
        refused("multiplier", () -> Billing.PLAIN.kinds(Map.of("travel", new BigDecimal("1.00001"))));
    }

    private static void refused(String key, ThrowingCallable typed) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(typed)
                .satisfies(refused -> assertThat(refused.sentence().key()).isEqualTo("contracts.contract." + key));
    }

    private static Block block(Money price, long minutes, String expires) {
        return new Block(
                "block",
                Minutes.of(minutes),
                price,
                NEW_YEAR,
                Optional.of(LocalDate.parse(expires)),
                Optional.empty(),
                WorkTerms.ALL);
    }

    private static Allowance allowance(Money fee, long minutes, Money overage) {
        return new Allowance(
                "hours",
                fee,
                Minutes.of(minutes),
                Period.MONTH,
                Rollover.NONE,
                true,
                Optional.of(overage),
                WorkTerms.ALL);
    }

    private static Retainer retainer(Money amount, Money rate) {
        return new Retainer("retainer", amount, Period.MONTH, rate, WorkTerms.ALL);
    }

    private static Contract contract(ContractVersion... versions) {
        return new Contract("Acme", Money.currency("GBP"), List.of(versions));
    }

    private static ContractVersion version(String from, Optional<String> until, ContractLine... lines) {
        return new ContractVersion(LocalDate.parse(from), until.map(LocalDate::parse), List.of(lines));
    }

    private static Money pounds(long minor) {
        return Money.ofMinor(minor, "GBP");
    }
}
