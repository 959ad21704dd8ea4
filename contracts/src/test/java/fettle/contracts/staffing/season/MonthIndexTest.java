package fettle.contracts.staffing.season;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Month;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

class MonthIndexTest {

    private static final YearMonth FIRST = YearMonth.of(2024, 3);

    @Test
    void findsTheSeasonByTheDay() {
        MonthIndex index = MonthIndex.of(
                        months(24, month -> (month.getMonth() == Month.SEPTEMBER ? 20 : 10) * month.lengthOfMonth()))
                .orElseThrow();

        assertThat(index.factors().get(Month.SEPTEMBER)).isCloseTo(20 / (130 / 12.0), within(1e-9));
        assertThat(index.factors().get(Month.FEBRUARY))
                .as("as busy a day as March")
                .isCloseTo(index.factors().get(Month.MARCH), within(1e-9));
        assertThat(index.in(Month.SEPTEMBER, 65)).isCloseTo(120, within(1e-9));
        assertThat(index.without(Month.SEPTEMBER, 120)).isCloseTo(65, within(1e-9));
    }

    @Test
    void takesGrowthFromYearToYearForNoSeason() {
        MonthIndex index = MonthIndex.of(
                        months(24, month -> (month.isBefore(FIRST.plusYears(1)) ? 10 : 30) * month.lengthOfMonth()))
                .orElseThrow();

        assertThat(index.factors().values())
                .allSatisfy(factor -> assertThat(factor).isCloseTo(1, within(1e-9)));
    }

    @Test
    void needsTwoWholeYearsWithoutAGap() {
        assertThat(MonthIndex.of(months(23, _ -> 100))).isEmpty();
        Map<YearMonth, Integer> gap = months(25, _ -> 100);
        gap.remove(FIRST.plusMonths(5));
        assertThat(MonthIndex.of(gap)).isEmpty();
        assertThat(MonthIndex.of(months(24, _ -> 0))).isEmpty();
        assertThat(MonthIndex.of(Map.of())).isEmpty();
    }

    @Test
    void leavesOutTheMonthsOfAnOldPartOfAYear() {
        Map<YearMonth, Integer> counts = months(27, month -> 10 * month.lengthOfMonth());
        counts.put(FIRST, 9_999);

        assertThat(MonthIndex.of(counts).orElseThrow().factors().values())
                .allSatisfy(factor -> assertThat(factor).isCloseTo(1, within(1e-9)));
    }

    @Test
    void saysNothingOfAMonthInWhichNothingEverComes() {
        MonthIndex index = MonthIndex.of(months(24, month -> month.getMonth() == Month.AUGUST ? 0 : 300))
                .orElseThrow();

        assertThat(index.without(Month.AUGUST, 0)).isZero();
    }

    @Test
    void refusesWhatIsNoCountOrNoYear() {
        assertThatThrownBy(() -> MonthIndex.of(months(24, _ -> -1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MonthIndex(Map.of(Month.MAY, 1.0))).isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<YearMonth, Integer> months(int count, ToIntFunction<YearMonth> of) {
        Map<YearMonth, Integer> months = new HashMap<>();
        for (YearMonth month = FIRST; months.size() < count; month = month.plusMonths(1)) {
            months.put(month, of.applyAsInt(month));
        }
        return months;
    }
}
