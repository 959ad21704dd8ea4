package fettle.contracts.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fettle.contracts.CaseTable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StatisticsCasesTest {

    private static final Offset<Double> EXACT = within(1e-6);

    static Stream<CaseTable.Case> intervals() {
        return CaseTable.read("stats_wilson.tsv").cases().stream();
    }

    static Stream<CaseTable.Case> priors() {
        return CaseTable.read("stats_prior.tsv").cases().stream();
    }

    static Stream<CaseTable.Case> verdicts() {
        return CaseTable.read("stats_risky.tsv").cases().stream();
    }

    static Stream<CaseTable.Case> means() {
        return CaseTable.read("stats_mean.tsv").cases().stream();
    }

    @ParameterizedTest
    @MethodSource("intervals")
    void boundsAShare(CaseTable.Case row) {
        Wilson interval = Wilson.of(new Tally(row.whole("k"), row.whole("n")), row.decimal("z"));

        assertThat(interval.low()).isCloseTo(row.decimal("low"), EXACT);
        assertThat(interval.high()).isCloseTo(row.decimal("high"), EXACT);
    }

    @ParameterizedTest
    @MethodSource("priors")
    void learnsFromAllGroups(CaseTable.Case row) {
        List<Tally> groups = Arrays.stream(row.text("groups").split(";", -1))
                .map(StatisticsCasesTest::tally)
                .toList();

        BetaPrior prior = BetaPrior.of(groups);

        assertThat(prior.alpha()).isCloseTo(row.decimal("alpha"), EXACT);
        assertThat(prior.beta()).isCloseTo(row.decimal("beta"), EXACT);
        assertThat(BetaPrior.overall(groups).share()).isCloseTo(row.decimal("overall"), EXACT);
        String[] shrunk = row.text("shrunk").split(";", -1);
        assertThat(shrunk).hasSameSizeAs(groups);
        for (int i = 0; i < shrunk.length; i++) {
            assertThat(prior.shrunk(groups.get(i))).isCloseTo(Double.parseDouble(shrunk[i]), EXACT);
        }
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void judgesAKind(CaseTable.Case row) {
        var prior = new BetaPrior(row.decimal("alpha"), row.decimal("beta"));

        RiskRule.Verdict verdict = RiskRule.ofKinds(row.decimal("overall"), prior)
                .judge(
                        new Tally(row.whole("k"), row.whole("n")),
                        row.text("was_risky").equals("yes"));

        assertThat(verdict.name().toLowerCase(Locale.ROOT)).isEqualTo(row.text("verdict"));
    }

    @ParameterizedTest
    @MethodSource("means")
    void averagesFewFigures(CaseTable.Case row) {
        double mean = new ShrunkMean(row.decimal("prior_mean"), row.decimal("prior_n"))
                .of(row.decimal("total"), row.whole("n"));

        assertThat(mean).isCloseTo(row.decimal("shrunk"), EXACT);
    }

    private static Tally tally(String text) {
        String[] sides = text.split("/", -1);
        return new Tally(Long.parseLong(sides[0]), Long.parseLong(sides[1]));
    }
}
