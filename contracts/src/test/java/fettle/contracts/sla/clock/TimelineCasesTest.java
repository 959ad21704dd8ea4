package fettle.contracts.sla.clock;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.CaseTable;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TimelineCasesTest {

    private static final List<String> INPUTS = List.of("id", "group", "policy", "now", "events");

    static Stream<CaseTable.Case> cases() {
        return CaseTable.read("sla_timelines.tsv").cases().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithTheReference(CaseTable.Case row) {
        var evaluation = SlaEvaluation.evaluate(
                        Timelines.policy(row.text("policy")),
                        Timelines.events(row.text("events")),
                        Instant.parse(row.text("now")))
                .orElseThrow();

        Map<String, String> expected = new LinkedHashMap<>(row.cells());
        expected.keySet().removeAll(INPUTS);
        expected.computeIfPresent("earlier", (_, list) -> list.equals("-") ? list : list.replaceAll("[^a-z]+", ","));
        assertThat(columns(evaluation)).isEqualTo(expected);
    }

    private static Map<String, String> columns(SlaEvaluation evaluation) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("response_state", read(evaluation.response(), ClockReading::state));
        columns.put("response_elapsed_s", read(evaluation.response(), reading -> seconds(reading.counted())));
        columns.put("response_due", instant(evaluation.response().flatMap(ClockReading::due)));
        columns.put("response_breach_at", instant(evaluation.response().flatMap(ClockReading::breachAt)));
        columns.put("updates_met", Integer.toString(evaluation.updatesMet()));
        columns.put("updates_breached", Integer.toString(evaluation.updatesBreached()));
        columns.put("update_due", instant(evaluation.update().flatMap(ClockReading::due)));
        columns.put("update_breach_at", instant(evaluation.update().flatMap(ClockReading::breachAt)));
        columns.put("resolution_state", read(evaluation.resolution(), ClockReading::state));
        columns.put("resolution_elapsed_s", read(evaluation.resolution(), reading -> seconds(reading.counted())));
        columns.put("resolution_remaining_s", read(evaluation.resolution(), reading -> seconds(reading.remaining())));
        columns.put("resolution_due", instant(evaluation.resolution().flatMap(ClockReading::due)));
        columns.put("resolution_breach_at", instant(evaluation.resolution().flatMap(ClockReading::breachAt)));
        columns.put("resolution_next_warning", instant(evaluation.resolution().flatMap(ClockReading::nextWarning)));
        Optional<SupplierReading> supplier = evaluation.suppliers().stream().reduce((_, last) -> last);
        columns.put("supplier_state", read(supplier, SupplierReading::state));
        columns.put("supplier_elapsed_s", read(supplier, reading -> seconds(reading.counted())));
        columns.put("supplier_breach_at", instant(supplier.flatMap(SupplierReading::breachAt)));
        columns.put("earlier", earlier(evaluation.earlier()));
        columns.put("excluded_s", seconds(evaluation.excluded()));
        return columns;
    }

    private static <T> String read(Optional<T> reading, Function<T, Object> value) {
        return reading.map(value).map(Object::toString).orElse("-");
    }

    private static String instant(Optional<Instant> instant) {
        return read(instant, Instant::toString);
    }

    private static String seconds(Duration duration) {
        return Long.toString(duration.toSeconds());
    }

    private static String earlier(List<Outcome> outcomes) {
        return outcomes.isEmpty()
                ? "-"
                : outcomes.stream()
                        .map(outcome -> outcome.met() ? "met" : "breached")
                        .collect(joining(","));
    }
}
