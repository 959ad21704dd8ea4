package fettle.contracts.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import fettle.contracts.CaseTable;
import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.calendar.Calendars;
import fettle.contracts.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImpactCasesTest {

    private static final Offset<BigDecimal> TWO_DIGITS = within(new BigDecimal("0.01"));

    static Stream<CaseTable.Case> values() {
        return CaseTable.read("impact_value.tsv").cases().stream();
    }

    static Stream<CaseTable.Case> losses() {
        return CaseTable.read("impact_loss.tsv").cases().stream();
    }

    static Stream<CaseTable.Case> recoveries() {
        return CaseTable.read("impact_recovered.tsv").cases().stream();
    }

    static Stream<CaseTable.Case> priorities() {
        return CaseTable.read("impact_priority.tsv").cases().stream();
    }

    static Stream<CaseTable.Case> intervals() {
        return CaseTable.read("impact_interval.tsv").cases().stream();
    }

    @ParameterizedTest
    @MethodSource("values")
    void valuesAnHour(CaseTable.Case row) {
        if (row.has("value_minor_h")) {
            assertThat(value(row).minorPerHour()).isEqualByComparingTo(row.text("value_minor_h"));
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> value(row));
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void addsUpALoss(CaseTable.Case row) {
        var disturbance = new Disturbance(
                Arrays.stream(row.text("stages").split(";", -1))
                        .map(ImpactCasesTest::stage)
                        .toList(),
                Instant.parse(row.text("end")));

        UserTime lost = disturbance.lost(calendar(row));

        assertThat(lost.seconds()).isEqualByComparingTo(row.text("user_seconds"));
        assertThat(hour(row).worth(lost).minor()).isEqualTo(row.whole("loss_minor"));
    }

    @ParameterizedTest
    @MethodSource("recoveries")
    void comparesWithTheBaseline(CaseTable.Case row) {
        Duration actual = calendar(row).between(Instant.parse(row.text("start")), Instant.parse(row.text("end")));
        var baseline = new Baseline(hours(row.text("baseline_h")), LocalDate.of(2026, 1, 1));

        UserTime recovered = baseline.recovered(actual, (int) row.whole("users"), (int) row.whole("degree_pct"));

        assertThat(hour(row).worth(recovered).minor()).isEqualTo(row.whole("recovered_minor"));
    }

    @ParameterizedTest
    @MethodSource("priorities")
    void derivesThePriority(CaseTable.Case row) {
        Reach known = Reach.of(
                (int) row.whole("users"),
                (int) row.whole("degree_pct"),
                row.has("headcount") ? (int) row.whole("headcount") : 0);
        Reach reach = row.has("deadline_h") ? known.dueIn(hours(row.text("deadline_h"))) : known;

        PriorityRule rule = PriorityRule.STANDARD;

        assertThat(rule.impact(reach).name().toLowerCase(Locale.ROOT)).isEqualTo(row.text("impact"));
        assertThat(rule.urgency(reach).name().toLowerCase(Locale.ROOT)).isEqualTo(row.text("urgency"));
        assertThat(rule.priority(reach)).hasToString(row.text("priority"));
    }

    @ParameterizedTest
    @MethodSource("intervals")
    void boundsAnEstimate(CaseTable.Case row) {
        List<Estimate.Factor> factors = Arrays.stream(row.text("factors").split(";", -1))
                .map(ImpactCasesTest::factor)
                .toList();

        Estimate estimate = Estimate.of(Money.ofMinor(row.whole("central_minor"), "GBP"), factors);

        assertThat(estimate.low()).isCloseTo(new BigDecimal(row.text("low_minor")), TWO_DIGITS);
        assertThat(estimate.high()).isCloseTo(new BigDecimal(row.text("high_minor")), TWO_DIGITS);
    }

    private static UserHour value(CaseTable.Case row) {
        return UserHour.ofTurnover(
                Money.ofMinor(row.whole("turnover_minor"), "GBP"),
                row.whole("headcount"),
                new BigDecimal(row.text("hours_per_person")),
                (int) row.whole("dependency_bp"));
    }

    private static Disturbance.Stage stage(String text) {
        String[] cells = text.split(",", -1);
        return new Disturbance.Stage(Instant.parse(cells[0]), Integer.parseInt(cells[1]), Integer.parseInt(cells[2]));
    }

    private static Estimate.Factor factor(String text) {
        List<BigDecimal> ends =
                Arrays.stream(text.split(",", -1)).map(BigDecimal::new).toList();
        return new Estimate.Factor(ends.get(0), ends.get(1), ends.get(2));
    }

    private static BusinessCalendar calendar(CaseTable.Case row) {
        return Calendars.named(row.text("calendar"));
    }

    private static UserHour hour(CaseTable.Case row) {
        return UserHour.ofMinor(
                new BigDecimal(row.text("value_minor_h")), Money.currency("GBP"), UserHour.Basis.TURNOVER);
    }

    private static Duration hours(String text) {
        return Duration.ofNanos(new BigDecimal(text)
                .multiply(BigDecimal.valueOf(3_600_000_000_000L))
                .longValueExact());
    }
}
