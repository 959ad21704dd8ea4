package fettle.contracts.order;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fettle.contracts.CaseTable;
import fettle.contracts.money.Money;
import fettle.contracts.sla.Priority;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NextWorkCasesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Offset<Double> FOUR_DIGITS = within(1e-4);

    static Stream<CaseTable.Case> work() {
        return CaseTable.read("next_work.tsv").cases().stream();
    }

    static Stream<CaseTable.Case> factors() {
        return CaseTable.read("next_client_factor.tsv").cases().stream();
    }

    @ParameterizedTest
    @MethodSource("work")
    void scoresWork(CaseTable.Case row) {
        Score score = Score.of(openWork(row), Stakes.STANDARD);

        Map<String, Double> terms =
                score.terms().stream().collect(toMap(term -> term.what().word(), Term::worth));
        List<String> expected = Arrays.asList(row.text("terms").split(";", -1));
        assertThat(terms).hasSameSizeAs(expected);
        for (String term : expected) {
            String[] sides = term.split("=", -1);
            assertThat(terms.get(sides[0])).as(sides[0]).isCloseTo(Double.parseDouble(sides[1]), FOUR_DIGITS);
        }
        assertThat(score.total()).isCloseTo(row.decimal("score"), FOUR_DIGITS);
    }

    @ParameterizedTest
    @MethodSource("factors")
    void weighsClients(CaseTable.Case row) {
        assertThat(new Fairness(row.decimal("fair_share"), row.decimal("recent_share")).factor())
                .isCloseTo(row.decimal("factor"), within(1e-6));
    }

    private static OpenWork openWork(CaseTable.Case row) {
        Optional<Money> perHour =
                row.has("impact_per_h") ? Optional.of(Money.of(row.text("impact_per_h"), "GBP")) : Optional.empty();
        return new OpenWork(
                row.text("id"),
                NOW,
                Priority.valueOf(row.text("priority")),
                "kind",
                1,
                false,
                new Effect(0, perHour, row.text("in_production").equals("yes")),
                owed(row),
                hours(row.text("waited_h")),
                hours(row.text("expected_h")),
                row.decimal("client_factor"),
                Holding.QUEUED);
    }

    private static List<Owed> owed(CaseTable.Case row) {
        List<Owed> owed = new ArrayList<>();
        if (row.has("clocks")) {
            for (String clock : row.text("clocks").split(";", -1)) {
                String[] sides = clock.split("=", -1);
                owed.add(owed(Owed.What.valueOf(sides[0].toUpperCase(Locale.ROOT)), sides[1]));
            }
        }
        if (row.has("promise_h")) {
            owed.add(owed(Owed.What.PROMISE, row.text("promise_h")));
        }
        return owed;
    }

    private static Owed owed(Owed.What what, String hours) {
        return new Owed(what, hours(hours), NOW.plus(hours(hours)));
    }

    private static Duration hours(String text) {
        return Duration.ofNanos(new BigDecimal(text)
                .multiply(BigDecimal.valueOf(3_600_000_000_000L))
                .longValueExact());
    }
}
