package fettle.contracts.margin.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fettle.contracts.margin.outlook.Burn.Level;
import fettle.contracts.margin.outlook.Situation.Change;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.words.Refused;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutlookTest {

    private static final YearMonth MARCH = YearMonth.of(2026, 3);

    @ParameterizedTest(name = "{0} of 600 used when {1} of 20 days are gone: {2}")
    @CsvSource({
        "0,   0,     QUIET",
        "449, 4.999, QUIET",
        "450, 4.999, ACT",
        "450, 0,     ACT",
        "150, 5,     OK",
        "151, 5,     WATCH",
        "187, 5,     WATCH",
        "187.5, 5,   WATCH",
        "188, 5,     ACT",
        "600, 0,     EXHAUSTED",
        "599, 20,    OK",
        "601, 20,    EXHAUSTED"
    })
    void saysHowAnAllowanceIsUsedUp(String used, String gone, Level level) {
        assertThat(burn(used, "600", gone, "20").level()).isEqualTo(level);
    }

    @Test
    void projectsExactly() {
        assertThat(burn("100", "600", "7", "20").projected()).contains(Minutes.parse("2000/7"));
        assertThat(burn("100", "600", "0", "20").projected()).isEmpty();
        assertThat(burn("0", "0", "1", "20").usedBasisPoints()).isEmpty();
        assertThat(burn("0", "0", "1", "20").level()).isEqualTo(Level.EXHAUSTED);
    }

    @Test
    void warnsOfAMarginBeforeTheMonthIsOver() {
        var half = new MarginWatch(pounds(250_000), pounds(70_000), pounds(30_000), min("10"), min("20"));

        assertThat(half.projectedLabour()).contains(pounds(140_000));
        assertThat(half.projectedBasisPoints()).hasValue(3_200);
        assertThat(half.isBelow(MarginWatch.DEFAULT_FLOOR_BASIS_POINTS)).isTrue();
        assertThat(half.isBelow(3_200)).isFalse();
    }

    @Test
    void isQuietInTheFirstQuarterOfAMonth() {
        assertThat(new MarginWatch(pounds(100), pounds(90), pounds(0), min("4.99"), min("20")).isBelow(3_500))
                .isFalse();
        assertThat(new MarginWatch(pounds(100), pounds(90), pounds(0), min("5"), min("20")).isBelow(3_500))
                .isTrue();
        var before = new MarginWatch(pounds(100), pounds(0), pounds(0), min("0"), min("20"));
        assertThat(before.projectedLabour()).isEmpty();
        assertThat(before.projectedBasisPoints()).isEmpty();
        assertThat(before.isBelow(3_500)).isFalse();
    }

    @Test
    void seesNoMarginWithoutRevenue() {
        var none = new MarginWatch(pounds(0), pounds(90), pounds(0), min("10"), min("20"));

        assertThat(none.projectedBasisPoints()).isEmpty();
        assertThat(none.isBelow(3_500)).isFalse();
    }

    @Test
    void pricesByTheMeanOfSomeMonthsRoundedUpOnce() {
        var months = new TargetPrice(List.of(pounds(100), pounds(101), pounds(100)));

        assertThat(months.mean()).isEqualTo(pounds(100));
        assertThat(months.lowest()).isEqualTo(pounds(100));
        assertThat(months.highest()).isEqualTo(pounds(101));
        assertThat(months.price(5_000)).as("301 / 3 / 0.5 = 200.67").isEqualTo(pounds(201));
        assertThat(months.price(0)).isEqualTo(pounds(101));
        assertThat(TargetPrice.of(pounds(168_000), 5_000)).isEqualTo(pounds(336_000));
    }

    @Test
    void asksWhatIf() {
        var now = new Situation(
                50, pounds(250_000), pounds(4_500), pounds(60_000), pounds(20_000), pounds(10_000), pounds(5_000));

        Situation then = now.after(new Change(10, 300, 2_000));

        assertThat(then.users()).isEqualTo(60);
        assertThat(then.revenue()).isEqualTo(pounds(295_000));
        assertThat(then.reactive()).as("60,000 x 60/50 x 1.03 x 0.8").isEqualTo(pounds(59_328));
        assertThat(then.planned()).isEqualTo(pounds(20_600));
        assertThat(then.direct()).isEqualTo(pounds(12_000));
        assertThat(then.cost()).isEqualTo(pounds(96_928));
        assertThat(then.gross()).isEqualTo(pounds(198_072));
        assertThat(then.grossBasisPoints()).hasValue(6_714);
        assertThat(then.priceFor(5_000)).isEqualTo(pounds(193_856));
        assertThat(now.after(new Change(0, 0, 0))).isEqualTo(now);
    }

    @Test
    void aQuarterIsJudgedAsAWhole() {
        Trend trend = trend(6_000, 6_000, 3_000);

        assertThat(trend.rolling(MARCH)).hasValue(5_000);
        assertThat(trend.rolling(MARCH.plusMonths(1))).isEmpty();
        assertThat(trend.rolling(MARCH.minusMonths(1))).isEmpty();
    }

    @Test
    void oneBadMonthIsNoise() {
        assertThat(trend(6_000, 6_000, 6_000, 6_000, 1_000).isFalling(MARCH)).isFalse();
        assertThat(trend(6_000, 6_000, 6_000, 1_000, 6_000).isFalling(MARCH)).isFalse();
        assertThat(trend(6_000, 6_000, 6_000, 4_490, 4_490).isFalling(MARCH)).isTrue();
        assertThat(trend(6_000, 6_000, 6_000, 4_500, 4_500).isFalling(MARCH))
                .as("5 points exactly")
                .isFalse();
        assertThat(trend(6_000, 6_000, 6_000).isFalling(MARCH)).isFalse();
    }

    @Test
    void comparesWithTheQuarterBeforeAndAYearAgo() {
        Trend halfYear = trend(5_000, 5_000, 5_000, 6_000, 6_000, 6_000);
        assertThat(halfYear.againstBefore(MARCH)).hasValue(1_000);
        assertThat(halfYear.againstYearAgo(MARCH)).isEmpty();

        var months = new HashMap<>(halfYear.months());
        for (int i = 0; i < 3; i++) {
            months.put(MARCH.minusMonths(12 + i), new Trend.Month(pounds(10_000), pounds(7_000)));
        }
        assertThat(new Trend(months).againstYearAgo(MARCH)).hasValue(-1_000);
    }

    @Test
    void aQuarterWithoutRevenueHasNoMargin() {
        var none = new Trend.Month(pounds(0), pounds(-10));

        assertThat(new Trend(Map.of(MARCH, none, MARCH.minusMonths(1), none, MARCH.minusMonths(2), none))
                        .rolling(MARCH))
                .isEmpty();
    }

    @Test
    void whatCannotBeIsRefused() {
        refuses("contracts.margin.burn-negative", () -> burn("-1", "600", "1", "20"));
        refuses("contracts.margin.burn-negative", () -> burn("1", "-600", "1", "20"));
        refuses("contracts.margin.burn-negative", () -> burn("1", "600", "-1", "20"));
        refuses("contracts.margin.burn-negative", () -> burn("1", "600", "0", "0"));
        refuses("contracts.margin.burn-over", () -> burn("1", "600", "21", "20"));
        refuses(
                "contracts.margin.burn-over",
                () -> new MarginWatch(pounds(1), pounds(1), pounds(1), min("21"), min("20")));
        refuses("contracts.margin.no-months", () -> new TargetPrice(List.of()));
        refuses("contracts.margin.negative-cost", () -> TargetPrice.of(pounds(-1), 0));
        refuses("contracts.margin.target", () -> TargetPrice.of(pounds(1), 10_000));
        refuses("contracts.margin.target", () -> TargetPrice.of(pounds(1), -1));
        refuses("contracts.margin.change", () -> new Change(0, -10_001, 0));
        refuses("contracts.margin.change", () -> new Change(0, 0, 10_001));
        Money none = pounds(0);
        refuses("contracts.margin.no-users", () -> new Situation(0, none, none, none, none, none, none));
        refuses(
                "contracts.margin.no-users",
                () -> new Situation(5, none, none, none, none, none, none).after(new Change(-5, 0, 0)));
    }

    private static void refuses(String key, ThrowingCallable attempt) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(attempt)
                .satisfies(refused -> assertThat(refused.sentence().key()).isEqualTo(key));
    }

    /// Months of equal revenue up to March, with their margins in basis points.
    private static Trend trend(int... basisPoints) {
        Map<YearMonth, Trend.Month> months = new HashMap<>();
        for (int i = 0; i < basisPoints.length; i++) {
            months.put(
                    MARCH.minusMonths(basisPoints.length - 1L - i),
                    new Trend.Month(pounds(10_000), pounds(basisPoints[i])));
        }
        return new Trend(months);
    }

    private static Burn burn(String used, String allowance, String elapsed, String length) {
        return new Burn(min(used), min(allowance), min(elapsed), min(length));
    }

    private static Minutes min(String text) {
        return Minutes.parse(text);
    }

    private static Money pounds(long minor) {
        return Money.ofMinor(minor, "GBP");
    }
}
