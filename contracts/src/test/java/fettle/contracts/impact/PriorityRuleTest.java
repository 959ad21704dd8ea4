package fettle.contracts.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fettle.contracts.impact.PriorityRule.Matrix;
import fettle.contracts.impact.PriorityRule.Pressure;
import fettle.contracts.impact.PriorityRule.Row;
import fettle.contracts.impact.PriorityRule.Spread;
import fettle.contracts.sla.Impact;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.Urgency;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriorityRuleTest {

    private static final PriorityRule RULE = PriorityRule.STANDARD;

    @ParameterizedTest(name = "{0} users by {1} % of {2} people: {3}")
    @CsvSource({
        "25, 1,   1000, HIGH",
        "24, 1,   1000, MEDIUM",
        "3,  100, 12,   HIGH",
        "3,  100, 13,   MEDIUM",
        "3,  99,  12,   MEDIUM",
        "2,  100, 2,    MEDIUM",
        "5,  1,   1000, MEDIUM",
        "4,  10,  1000, LOW",
        "2,  100, 21,   LOW",
        "1,  100, 1,    LOW",
        "4,  100, 0,    LOW"
    })
    void impactComesFromUsersOrTheirShare(int users, int degree, int headcount, Impact impact) {
        assertThat(RULE.impact(Reach.of(users, degree, headcount))).isEqualTo(impact);
    }

    @ParameterizedTest(name = "{0} % and {1}: {2}")
    @CsvSource({
        "75, PT99H,      HIGH",
        "74, PT4H,       HIGH",
        "74, PT4H0.001S, MEDIUM",
        "0,  PT-1H,      HIGH",
        "25, PT99H,      MEDIUM",
        "24, PT16H,      MEDIUM",
        "24, PT17H,      LOW"
    })
    void urgencyComesFromDegreeOrDeadline(int degree, Duration deadline, Urgency urgency) {
        assertThat(RULE.urgency(Reach.of(1, degree, 0).dueIn(deadline))).isEqualTo(urgency);
    }

    @Test
    void aSiteThatStandsStillComesFirst() {
        assertThat(RULE.priority(reach(true, Optional.empty(), false))).isEqualTo(Priority.P1);
    }

    @Test
    void aKindsFloorRaisesAndNeverLowers() {
        assertThat(RULE.priority(reach(false, Optional.of(Priority.P2), false))).isEqualTo(Priority.P2);
        assertThat(RULE.priority(reach(false, Optional.of(Priority.P4), true))).isEqualTo(Priority.P3);
    }

    @ParameterizedTest(name = "{0} users by {1} %: {2}")
    @CsvSource({"1, 10, P3", "1, 100, P2", "10, 100, P1", "30, 100, P1"})
    void aCriticalContactCountsOneHigher(int users, int degree, Priority priority) {
        var reach = new Reach(users, degree, 0, Optional.empty(), false, Optional.empty(), true);

        assertThat(RULE.priority(reach)).isEqualTo(priority);
    }

    @Test
    void aContractMayHaveThresholdsAndAMatrixOfItsOwn() {
        var matrix = new Matrix(
                RULE.matrix().high(), RULE.matrix().medium(), new Row(Priority.P1, Priority.P2, Priority.P2));
        var own = new PriorityRule(
                new Spread(100, 3, 25),
                new Spread(50, 2, 10),
                new Pressure(100, Duration.ZERO),
                RULE.pressing(),
                matrix);

        assertThat(own.priority(Reach.of(30, 90, 0))).isEqualTo(Priority.P2);
        assertThat(own.priority(Reach.of(30, 100, 0))).isEqualTo(Priority.P1);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Spread(0, 1, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> new Spread(1, 0, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> new Spread(1, 1, 101));
        assertThatIllegalArgumentException().isThrownBy(() -> new Spread(1, 1, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Pressure(101, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new Pressure(50, Duration.ofNanos(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Reach.of(1, 1, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Row(Priority.P2, Priority.P3, Priority.P2));
        assertThatIllegalArgumentException().isThrownBy(() -> new Row(Priority.P2, Priority.P1, Priority.P2));
    }

    private static Reach reach(boolean site, Optional<Priority> floor, boolean critical) {
        return new Reach(1, 10, 100, Optional.empty(), site, floor, critical);
    }
}
