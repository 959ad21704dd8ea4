package fettle.contracts.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.impact.Disturbance.Stage;
import fettle.contracts.impact.UserHour.Basis;
import fettle.contracts.money.Money;
import fettle.contracts.words.Sentence;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImpactTest {

    private static final BusinessCalendar ALWAYS = BusinessCalendar.aroundTheClock();
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void anHourOfAUserFollowsFromTurnover() {
        UserHour hour = UserHour.ofTurnover(pounds(600_000_000), 50, BigDecimal.valueOf(1700), 5_000);

        assertThat(hour.minorPerHour()).isEqualByComparingTo("3529.4118");
        assertThat(hour.toleratedBy(Duration.ofHours(4), 1)).isEqualTo(pounds(14_118));
        assertThat(hour.basis().isTheClients()).isTrue();
    }

    @Test
    void theDesksOwnFigureIsNotTheClients() {
        assertThat(UserHour.ofPay(pounds(2_000)).basis().isTheClients()).isTrue();
        assertThat(UserHour.deskDefault(pounds(2_000)).basis()).isEqualTo(Basis.DESK_DEFAULT);
        assertThat(Basis.DESK_DEFAULT.isTheClients()).isFalse();
    }

    @Test
    void aWorkaroundIsAStageOfItsOwn() {
        var printing = new Disturbance(
                List.of(
                        new Stage(TEN.plusSeconds(180 * 60), 3, 50),
                        new Stage(TEN, 40, 100),
                        new Stage(TEN.plusSeconds(40 * 60), 40, 25)),
                TEN.plusSeconds(360 * 60));

        UserTime lost = printing.lost(ALWAYS);

        assertThat(lost.hours()).isEqualByComparingTo("54.5");
        assertThat(UserHour.ofPay(pounds(3_500)).worth(lost)).isEqualTo(pounds(190_750));
    }

    @Test
    void whatBeginsAfterTheEndLosesNothing() {
        var stages = List.of(new Stage(TEN, 2, 100), new Stage(TEN.plusSeconds(7200), 50, 100));

        assertThat(new Disturbance(stages, TEN.plusSeconds(3600)).lost(ALWAYS).seconds())
                .isEqualByComparingTo("7200");
        assertThat(new Disturbance(stages, TEN.minusSeconds(1)).lost(ALWAYS)).isEqualTo(UserTime.NONE);
        assertThat(new Disturbance(List.of(), TEN).lost(ALWAYS)).isEqualTo(UserTime.NONE);
    }

    @Test
    void slownessIsALossToo() {
        assertThat(UserTime.of(Duration.ofSeconds(10), 1, 33).seconds()).isEqualByComparingTo("3.3");
        assertThat(UserTime.of(Duration.ofNanos(1), 1, 1)).isGreaterThan(UserTime.NONE);
    }

    @Test
    void beingSlowerThanTheBaselineCountsAgainstUs() {
        var baseline = new Baseline(Duration.ofHours(1), LocalDate.of(2026, 1, 1));

        UserTime recovered = baseline.recovered(Duration.ofHours(3), 4, 50);

        assertThat(UserHour.ofPay(pounds(3_500)).worth(recovered)).isEqualTo(pounds(-14_000));
    }

    @Test
    void aHalfPennyIsRoundedAwayFromNothing() {
        UserHour hour = UserHour.ofPay(pounds(1));

        assertThat(hour.worth(UserTime.of(Duration.ofMinutes(30), 1, 100))).isEqualTo(pounds(1));
        assertThat(hour.worth(UserTime.of(Duration.ofMinutes(-30), 1, 100))).isEqualTo(pounds(-1));
        assertThat(hour.worth(UserTime.of(Duration.ofSeconds(1799), 1, 100))).isEqualTo(pounds(0));
    }

    @Test
    void theBaselineIsTheMedian() {
        LocalDate day = LocalDate.of(2026, 1, 1);

        assertThat(Baseline.of(List.of(), day)).isEmpty();
        assertThat(Baseline.of(List.of(hours(9), hours(1), hours(2)), day)).contains(new Baseline(hours(2), day));
        assertThat(Baseline.of(List.of(hours(9), hours(1), hours(2), hours(4)), day))
                .contains(new Baseline(hours(3), day));
    }

    @Test
    void anEstimateIsSaidInTwoFigures() {
        Estimate estimate = Estimate.of(
                pounds(190_750),
                List.of(new Estimate.Factor(BigDecimal.valueOf(8), BigDecimal.valueOf(12), BigDecimal.valueOf(15))));

        assertThat(estimate.inWords())
                .isEqualTo(Sentence.of("contracts.impact.estimate", pounds(190_000), pounds(130_000), pounds(240_000)));
    }

    @Test
    void anAmountWithoutRangesIsItself() {
        Estimate estimate = Estimate.of(pounds(-4_567), List.of());

        assertThat(estimate.low()).isEqualByComparingTo("-4567");
        assertThat(estimate.high()).isEqualByComparingTo("-4567");
    }

    @Test
    void withoutTheClientsFigureNoMoneyIsNamed() {
        assertThat(Estimate.withoutMoney(12, UserTime.of(Duration.ofMinutes(135), 12, 100)))
                .isEqualTo(Sentence.of("contracts.impact.people-and-hours", 12, "27.0"));
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Stage(TEN, -1, 50));
        assertThatIllegalArgumentException().isThrownBy(() -> new Stage(TEN, 1, 101));
        assertThatIllegalArgumentException().isThrownBy(() -> new Stage(TEN, 1, -1));
        assertThat(turnover(1, 1, 10_000).minorPerHour()).isEqualByComparingTo("100");
        assertThat(turnover(1, 1, 0).minorPerHour()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> turnover(0, 1700, 5000));
        assertThatIllegalArgumentException().isThrownBy(() -> turnover(50, 0, 5000));
        assertThatIllegalArgumentException().isThrownBy(() -> turnover(50, 1700, 10_001));
        assertThatIllegalArgumentException().isThrownBy(() -> turnover(50, 1700, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> UserHour.ofPay(pounds(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new UserHour(BigInteger.ONE, BigInteger.ZERO, pounds(0).currency(), Basis.PAY));
        assertThatIllegalArgumentException().isThrownBy(() -> factor(0, 1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> factor(2, 1, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> factor(1, 3, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Baseline(Duration.ofNanos(-1), LocalDate.of(2026, 1, 1)));
    }

    private static UserHour turnover(int headcount, int hours, int dependency) {
        return UserHour.ofTurnover(pounds(100), headcount, BigDecimal.valueOf(hours), dependency);
    }

    private static Estimate.Factor factor(int low, int middle, int high) {
        return new Estimate.Factor(BigDecimal.valueOf(low), BigDecimal.valueOf(middle), BigDecimal.valueOf(high));
    }

    private static Duration hours(int count) {
        return Duration.ofHours(count);
    }

    private static Money pounds(long minor) {
        return Money.ofMinor(minor, "GBP");
    }
}
