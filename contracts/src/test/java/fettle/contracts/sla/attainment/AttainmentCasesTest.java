package fettle.contracts.sla.attainment;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.CaseTable;
import fettle.contracts.money.Money;
import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.clock.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AttainmentCasesTest {

    static Stream<CaseTable.Case> cases() {
        return CaseTable.read("sla_attainment.tsv").cases().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithTheReference(CaseTable.Case row) {
        var attainment = Attainment.of(
                Commitment.RESOLUTION, outcomes(row.text("outcomes")), YearMonth.of(2026, 3), ZoneOffset.UTC);
        var goal = new Goal(basisPoints(row.text("target_pct")), (int) row.whole("small_sample"));
        var credit = new ServiceCredit.ByBand(bands(row.text("bands")), basisPoints(row.text("cap_pct")));

        Money owed = credit.owed(attainment, goal, Money.ofMinor(row.whole("fee_minor"), "GBP"));

        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("n", Integer.toString(attainment.n()));
        figures.put("met", Integer.toString(attainment.met()));
        figures.put(
                "attainment_bp",
                attainment.n() == 0 ? "-" : "" + attainment.basisPoints().getAsInt());
        figures.put("attained", goal.isAttainedBy(attainment) ? "yes" : "no");
        figures.put("percentile_s", percentile(attainment, (int) row.whole("percentile")));
        figures.put("credit_minor", Long.toString(owed.minor()));
        assertThat(row.cells()).containsAllEntriesOf(figures);
    }

    private static String percentile(Attainment attainment, int percent) {
        return attainment
                .percentile(percent)
                .map(time -> Long.toString(time.toSeconds()))
                .orElse(attainment.n() == 0 ? "-" : "open");
    }

    private static List<Outcome> outcomes(String text) {
        return text.equals("-")
                ? List.of()
                : Arrays.stream(text.split(" ", -1))
                        .map(AttainmentCasesTest::outcome)
                        .toList();
    }

    private static Outcome outcome(String text) {
        String[] sides = text.split(":", -1);
        boolean open = sides[0].equals("open");
        return new Outcome(
                Commitment.RESOLUTION,
                sides[1].equals("met"),
                Instant.parse("2026-03-10T12:00:00Z"),
                open ? Duration.ZERO : Duration.ofSeconds(Long.parseLong(sides[0])),
                open,
                false);
    }

    private static List<ServiceCredit.Band> bands(String text) {
        return Arrays.stream(text.split(";", -1))
                .filter(band -> !band.equals("-"))
                .map(band -> band.split("=", -1))
                .map(band -> new ServiceCredit.Band(Integer.parseInt(band[0]), basisPoints(band[1])))
                .toList();
    }

    private static int basisPoints(String percent) {
        return new BigDecimal(percent).movePointRight(2).intValueExact();
    }
}
