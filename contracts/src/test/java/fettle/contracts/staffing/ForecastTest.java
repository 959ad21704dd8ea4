package fettle.contracts.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import fettle.contracts.sla.Priority;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastTest {

    @Test
    void fewWeeksGiveTheirPlainMean() {
        Forecast forecast = Forecast.of(List.of(10, 20, 30, 40, 50, 60, 77), 1);

        assertThat(forecast.enoughHistory()).isFalse();
        assertThat(forecast.week()).isCloseTo(41, within(1e-9));
        assertThat(forecast.slopePerWeek()).isEmpty();
    }

    @Test
    void aWeekIsTheMedianOfTheLastEight() {
        Forecast forecast = Forecast.of(List.of(900, 50, 40, 60, 45, 55, 300, 48, 52), 1);

        assertThat(forecast.enoughHistory()).isTrue();
        assertThat(forecast.slopePerWeek()).as("up and down is no trend").isEmpty();
        assertThat(forecast.week()).isEqualTo(51);
    }

    @Test
    void aSureTrendIsCarriedOn() {
        List<Integer> rising = List.of(10, 20, 30, 40, 50, 60, 70, 80);

        assertThat(Forecast.of(rising, 1).week()).isCloseTo(90, within(1e-9));
        assertThat(Forecast.of(rising, 3).week()).isCloseTo(110, within(1e-9));
        assertThat(Forecast.of(rising.reversed(), 1).slopePerWeek()).hasValue(-10);
        assertThat(Forecast.of(rising.reversed(), 1).week()).isCloseTo(0, within(1e-9));
        assertThat(Forecast.of(rising.reversed(), 4).week())
                .as("never below nothing")
                .isZero();
    }

    @Test
    void aTrendThatMayBeNoneIsNone() {
        assertThat(Forecast.of(List.of(12, 8, 10, 11, 13, 10, 13, 14), 1).slopePerWeek())
                .isEmpty();
        assertThat(Forecast.of(List.of(16, 15, 10, 16, 13, 11, 14, 9), 1).slopePerWeek())
                .isEmpty();
        assertThat(Forecast.of(List.of(11, 12, 9, 14, 16, 13, 16, 15), 1)
                        .slopePerWeek()
                        .orElseThrow())
                .isCloseTo(0.8167, within(1e-4));
        assertThat(Forecast.of(List.of(15, 11, 14, 16, 13, 11, 9, 9), 1)
                        .slopePerWeek()
                        .orElseThrow())
                .isCloseTo(-0.9286, within(1e-4));
    }

    @Test
    void steadyWeeksVaryByChanceAlone() {
        CountRange range = CountRange.of(4, Collections.nCopies(8, 4));

        assertThat(range).as("Poisson with mean 4").isEqualTo(new CountRange(2, 7));
    }

    @Test
    void restlessWeeksVaryMore() {
        CountRange range = CountRange.of(40, List.of(20, 60, 20, 60, 20, 60, 20, 60));

        assertThat(range).isEqualTo(new CountRange(16, 69));
        assertThat(CountRange.of(5, List.of(1, 9, 2, 8, 1, 9, 2, 8))).isEqualTo(new CountRange(1, 10));
        assertThat(CountRange.of(6, List.of(3, 9, 5, 7, 3, 9, 5, 7)))
                .as("hardly")
                .isEqualTo(new CountRange(3, 9));
    }

    @Test
    void aRangeOfManyIsNotLostInRounding() {
        CountRange range = CountRange.of(10_000, Collections.nCopies(8, 10_000));

        assertThat(range.low()).isCloseTo(9_872, within(2));
        assertThat(range.high()).isCloseTo(10_128, within(2));
    }

    @Test
    void nothingExpectedIsNothing() {
        assertThat(CountRange.of(0, List.of(0, 0))).isEqualTo(new CountRange(0, 0));
        assertThat(Forecast.of(List.of(0, 0), 1).week()).isZero();
        assertThat(Forecast.of(List.of(7), 1).range()).isEqualTo(CountRange.of(7, List.of(7)));
    }

    @Test
    void anHourHasItsShareOfTheWeekByTheClockOnTheWall() {
        var observed = ObservedWeeks.of(
                LocalDate.of(2026, 3, 23),
                ZoneId.of("Europe/Berlin"),
                2,
                List.of(
                        ticket("2026-03-23T08:10:00Z"),
                        ticket("2026-03-30T07:50:00Z"),
                        ticket("2026-03-30T08:10:00Z"),
                        ticket("2026-04-05T21:59:59Z")));

        WeekProfile profile = WeekProfile.of(observed);

        assertThat(profile.expected(100, DayOfWeek.MONDAY, 9)).isEqualTo(50);
        assertThat(profile.expected(100, DayOfWeek.MONDAY, 10)).isEqualTo(25);
        assertThat(profile.expected(100, DayOfWeek.SUNDAY, 23)).isEqualTo(25);
        assertThat(profile.expected(100, DayOfWeek.TUESDAY, 9)).isZero();
        assertThat(new WeekProfile(Collections.nCopies(168, 0L)).expected(100, DayOfWeek.MONDAY, 9))
                .isZero();
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Forecast.of(List.of(), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Forecast.of(List.of(1), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Forecast.of(List.of(1, -1), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new WeekProfile(Collections.nCopies(167, 0L)));
        assertThatIllegalArgumentException().isThrownBy(() -> new WeekProfile(Collections.nCopies(168, -1L)));
    }

    private static Arrival ticket(String at) {
        return new Arrival(Instant.parse(at), Priority.P3, Duration.ZERO);
    }
}
