package fettle.contracts.sla.attainment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fettle.contracts.money.Money;
import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.clock.Outcome;
import fettle.contracts.words.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AttainmentTest {

    private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");
    private static final YearMonth MARCH = YearMonth.of(2026, 3);

    @Test
    void countsACaseInTheClientsMonth() {
        var lastEvening = response(true, "2026-03-31T12:59:59Z", false);
        var aprilThere = response(true, "2026-03-31T13:00:00Z", false);

        var march = Attainment.of(Commitment.RESPONSE, List.of(lastEvening, aprilThere), MARCH, SYDNEY);

        assertThat(march.cases()).containsExactly(lastEvening);
    }

    @Test
    void keepsLiveAnswersBesideTheShare() {
        var live = response(true, "2026-03-10T09:00:00Z", true);
        var late = response(false, "2026-03-10T09:00:00Z", false);

        var march = Attainment.of(Commitment.RESPONSE, List.of(live, late), MARCH, SYDNEY);

        assertThat(march.n()).isEqualTo(1);
        assertThat(march.live()).containsExactly(live);
    }

    @Test
    void readsAsACountWhileCasesAreFew() {
        assertThat(cases(0, 0).inWords()).isEqualTo(Sentence.of("contracts.attainment.none"));
        assertThat(cases(17, 1).inWords()).isEqualTo(Sentence.of("contracts.attainment.few", 17, 18));
        assertThat(cases(37, 3).inWords()).isEqualTo(Sentence.of("contracts.attainment.share", "92.5", 40));
    }

    @Test
    void aPercentileLiesBetweenOneAndAHundred() {
        assertThat(cases(3, 0).percentile(1)).isPresent();
        assertThat(cases(3, 0).percentile(100)).isPresent();
        assertThat(cases(0, 0).percentile(50)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> cases(3, 0).percentile(0));
        assertThatIllegalArgumentException().isThrownBy(() -> cases(3, 0).percentile(101));
        assertThat(cases(0, 0).basisPoints()).isEmpty();
    }

    @Test
    void aSmallSampleIsSmallerThanItsLimit() {
        assertThat(new Goal(9500, 20).isAttainedBy(cases(18, 1))).isTrue();
        assertThat(new Goal(9500, 20).isAttainedBy(cases(17, 2))).isFalse();
        assertThat(new Goal(9600, 20).isAttainedBy(cases(19, 1)))
                .as("20 cases are not fewer than 20")
                .isFalse();
    }

    @Test
    void givesBackByBand() {
        var credit = new ServiceCredit.ByBand(
                List.of(new ServiceCredit.Band(9500, 500), new ServiceCredit.Band(9000, 1000)), 1500);

        assertThat(credit.owed(cases(37, 3), Goal.percent(95), pounds("2500.00")))
                .isEqualTo(pounds("125.00"));
        assertThat(credit.owed(cases(0, 0), Goal.percent(95), pounds("2500.00")))
                .isEqualTo(pounds("0.00"));
    }

    @Test
    void givesBackByCaseUpToTheCap() {
        var credit = new ServiceCredit.ByCase(pounds("100.00"), 1500);

        assertThat(credit.owed(cases(9, 2), Goal.percent(95), pounds("2500.00")))
                .isEqualTo(pounds("200.00"));
        assertThat(credit.owed(cases(9, 5), Goal.percent(95), pounds("2500.00")))
                .isEqualTo(pounds("375.00"));
    }

    @Test
    void headsTheMonthWithTicketsOfWhichEveryPromiseWasKept() {
        var kept = response(true, "2026-03-10T09:00:00Z", false);
        var broken = response(false, "2026-03-10T09:00:00Z", false);
        var april = response(false, "2026-04-10T09:00:00Z", false);

        var headline = Headline.of(
                List.of(List.of(kept, kept), List.of(kept, broken), List.of(kept, april), List.of(april)),
                MARCH,
                SYDNEY);

        assertThat(headline).isEqualTo(new Headline(2, 3));
    }

    @Test
    void noticesWhenMoreThanOneCaseInTwentyIsExcluded() {
        assertThat(new AdjustedAttainment(cases(40, 0), cases(38, 0)).excludesMany())
                .isFalse();
        assertThat(new AdjustedAttainment(cases(40, 0), cases(37, 0)).excludesMany())
                .isTrue();
    }

    private static Attainment cases(int met, int broken) {
        var kept = response(true, "2026-03-10T09:00:00Z", false);
        var late = response(false, "2026-03-10T09:00:00Z", false);
        return new Attainment(
                Stream.concat(Collections.nCopies(met, kept).stream(), Collections.nCopies(broken, late).stream())
                        .toList(),
                List.of());
    }

    private static Outcome response(boolean met, String knownAt, boolean live) {
        return new Outcome(Commitment.RESPONSE, met, Instant.parse(knownAt), Duration.ofMinutes(9), false, live);
    }

    private static Money pounds(String amount) {
        return Money.of(amount, "GBP");
    }
}
