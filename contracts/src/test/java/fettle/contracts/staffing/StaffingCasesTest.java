package fettle.contracts.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fettle.contracts.CaseTable;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StaffingCasesTest {

    private static final Offset<Double> EXACT = within(1e-6);
    private static final Offset<Double> FOUR_DIGITS = within(1e-4);

    static Stream<CaseTable.Case> calls() {
        return CaseTable.read("staffing_erlang.tsv").cases().stream();
    }

    static Stream<CaseTable.Case> agents() {
        return CaseTable.read("staffing_agents.tsv").cases().stream();
    }

    static Stream<CaseTable.Case> queues() {
        return CaseTable.read("staffing_queued.tsv").cases().stream();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void answersCalls(CaseTable.Case row) {
        var desk = new ErlangC(row.decimal("load"), (int) row.whole("agents"));
        double callTime = row.decimal("aht_s");

        assertThat(desk.waitProbability()).isCloseTo(row.decimal("wait_probability"), EXACT);
        assertThat(desk.answeredWithin(row.decimal("within_s"), callTime))
                .isCloseTo(row.decimal("service_level"), EXACT);
        assertThat(desk.occupancy()).isCloseTo(row.decimal("occupancy"), EXACT);
        assertThat(desk.settles()).isEqualTo(row.has("mean_wait_s"));
        if (desk.settles()) {
            assertThat(desk.meanWait(callTime)).isCloseTo(row.decimal("mean_wait_s"), FOUR_DIGITS);
        }
    }

    @ParameterizedTest
    @MethodSource("agents")
    void staffsForCalls(CaseTable.Case row) {
        var target = new LiveTarget(
                row.decimal("level"), row.decimal("within_s"), row.decimal("max_occupancy"), row.decimal("shrinkage"));

        LiveTarget.People people = target.people(row.decimal("calls_per_hour"), row.decimal("aht_s"));

        assertThat(people.present().agents()).isEqualTo((int) row.whole("agents"));
        assertThat(people.rostered()).isEqualTo((int) row.whole("rostered"));
        assertThat(people.answered()).isCloseTo(row.decimal("service_level"), EXACT);
    }

    @ParameterizedTest
    @MethodSource("queues")
    void staffsForTickets(CaseTable.Case row) {
        var work = new QueuedTarget.Work(
                row.decimal("load"), row.decimal("touch_h"), row.decimal("cv2_arrival"), row.decimal("cv2_touch"));
        var target = new QueuedTarget(row.decimal("level"), row.decimal("within_h"), row.decimal("max_utilisation"));

        QueuedTarget.People people = target.people(work);

        assertThat(people.count()).isEqualTo((int) row.whole("people"));
        assertThat(people.meanWaitHours()).isCloseTo(row.decimal("mean_wait_h"), EXACT);
        assertThat(people.begunInTime()).isCloseTo(row.decimal("share_within"), EXACT);
        assertThat(work.squareRoot(1)).isEqualTo((int) row.whole("square_root_beta_1"));
        assertThat(people.meanWaitOneFewer().isPresent()).isEqualTo(row.has("mean_wait_one_fewer_h"));
        people.meanWaitOneFewer()
                .ifPresent(wait -> assertThat(wait).isCloseTo(row.decimal("mean_wait_one_fewer_h"), EXACT));
    }
}
