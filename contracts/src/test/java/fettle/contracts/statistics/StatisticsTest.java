package fettle.contracts.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import fettle.contracts.statistics.RiskRule.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    private static final List<Tally> KINDS =
            List.of(new Tally(6, 60), new Tally(2, 40), new Tally(12, 48), new Tally(1, 30), new Tally(20, 220));
    private static final RiskRule RULE =
            RiskRule.ofKinds(BetaPrior.overall(KINDS).share(), BetaPrior.of(KINDS));

    @Test
    void aKindThatStandsOutIsRisky() {
        assertThat(RULE.prior().shrunk(new Tally(12, 48))).isCloseTo(0.194, within(0.0005));
        assertThat(RULE.judge(new Tally(12, 48), false)).isEqualTo(Verdict.RISKY);
        assertThat(RULE.judge(new Tally(3, 10), false)).isEqualTo(Verdict.ORDINARY);
    }

    @Test
    void theMarkDoesNotFlicker() {
        var between = new Tally(3, 10);

        assertThat(RULE.judge(between, false)).isEqualTo(Verdict.ORDINARY);
        assertThat(RULE.judge(between, true)).isEqualTo(Verdict.RISKY);
    }

    @Test
    void aHighShareOfFewIsNotEnoughWhereTheIntervalReachesDown() {
        var certain = new RiskRule(1, 0.5, new BetaPrior(50, 1));

        assertThat(certain.judge(new Tally(1, 2), false)).isEqualTo(Verdict.ORDINARY);
    }

    @Test
    void theLimitsThemselvesCount() {
        var rule = RiskRule.ofKinds(0.5, new BetaPrior(1, 1));

        assertThat(rule.judge(new Tally(11, 18), true)).as("1.2 times").isEqualTo(Verdict.RISKY);
        assertThat(rule.judge(new Tally(14, 18), false)).as("1.5 times").isEqualTo(Verdict.RISKY);
    }

    @Test
    void wherePoorWorkIsUnknownNoneIsNotRisky() {
        assertThat(RiskRule.ofKinds(0, new BetaPrior(1, 1)).judge(new Tally(0, 10), false))
                .isEqualTo(Verdict.ORDINARY);
    }

    @Test
    void aPairNeedsMoreCasesThanAKind() {
        RiskRule pairs = RiskRule.ofPairs(RULE.overall(), RULE.prior());

        assertThat(pairs.judge(new Tally(19, 19), true)).isEqualTo(Verdict.NEW);
        assertThat(pairs.judge(new Tally(20, 20), false)).isEqualTo(Verdict.RISKY);
    }

    @Test
    void groupsWithoutCasesChangeNothing() {
        assertThat(BetaPrior.of(List.of(KINDS.get(0), new Tally(0, 0), KINDS.get(2))))
                .isEqualTo(BetaPrior.of(List.of(KINDS.get(0), KINDS.get(2))));
    }

    @Test
    void nothingKnownIsEvenOdds() {
        BetaPrior prior = BetaPrior.of(List.of());

        assertThat(prior).isEqualTo(new BetaPrior(10, 10));
        assertThat(prior.shrunk(new Tally(0, 0))).isEqualTo(0.5);
    }

    @Test
    void twoRatingsHardlyMoveTheTeamsMean() {
        assertThat(new ShrunkMean(4.4, 10).of(10, 2)).isCloseTo(4.5, within(1e-9));
        assertThat(new ShrunkMean(4.4, 0).of(0, 0)).isEqualTo(4.4);
        assertThat(new ShrunkMean(4, 10).of(50, 10)).isEqualTo(4.5);
    }

    @Test
    void countsThatCannotBeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Tally(3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new Tally(-1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Wilson.of(new Tally(1, 2), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new BetaPrior(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new BetaPrior(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ShrunkMean(1, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ShrunkMean(1, 1).of(1, -1));
    }
}
