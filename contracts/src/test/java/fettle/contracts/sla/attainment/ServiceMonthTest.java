package fettle.contracts.sla.attainment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import fettle.contracts.money.Money;
import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.attainment.Adjustment.Kept;
import fettle.contracts.sla.clock.Outcome;
import fettle.contracts.words.Refused;
import fettle.contracts.words.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ServiceMonthTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final YearMonth APRIL = YearMonth.of(2026, 4);
    private static final MeasuredCase KEPT = resolution("T-1", Priority.P2, true, "2026-03-10T12:00:00Z");
    private static final MeasuredCase BROKEN = resolution("T-2", Priority.P2, false, "2026-03-11T12:00:00Z");
    private static final ServiceMonth SENT = ServiceMonth.close(MARCH, LONDON, List.of(KEPT, BROKEN));

    @Test
    void holdsTheCasesOfTheClientsMonthAndNoOthers() {
        var firstOfApril = resolution("T-3", Priority.P2, true, "2026-03-31T23:00:00Z");

        ServiceMonth month = ServiceMonth.close(MARCH, LONDON, List.of(KEPT, firstOfApril));

        assertThat(month.cases()).containsExactly(KEPT);
        assertThat(month.attainment(Commitment.RESOLUTION).n()).isEqualTo(1);
        assertThat(month.attainment(Commitment.RESPONSE).n()).isZero();
        assertThat(SENT.headline()).isEqualTo(new Headline(1, 2));
    }

    @Test
    void nothingNewMakesNoLine() {
        assertThat(SENT.adjustments(List.of(KEPT, BROKEN), List.of(), APRIL)).isEmpty();
    }

    @Test
    void aReopenedTicketTakesItsResultBackInTheMonthOfTheReopening() {
        assertThat(SENT.adjustments(List.of(BROKEN), List.of(), APRIL))
                .containsExactly(new Adjustment(MARCH, APRIL, "T-1", Commitment.RESOLUTION, new Kept(1, 0), Kept.NONE));
        assertThat(SENT.attainment(Commitment.RESOLUTION).met())
                .as("what was sent stays")
                .isEqualTo(1);
    }

    @Test
    void aCorrectionTurnsAResultRound() {
        var corrected = resolution("T-1", Priority.P1, false, "2026-03-09T12:00:00Z");

        assertThat(SENT.adjustments(List.of(corrected, BROKEN), List.of(), APRIL))
                .extracting(Adjustment::before, Adjustment::after)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(new Kept(1, 0), new Kept(0, 1)));
    }

    @Test
    void aCaseThatBecameKnownAfterwardsIsAdded() {
        var late = resolution("T-0", Priority.P3, false, "2026-03-20T12:00:00Z");

        assertThat(SENT.adjustments(List.of(KEPT, BROKEN, late), List.of(), APRIL))
                .containsExactly(new Adjustment(MARCH, APRIL, "T-0", Commitment.RESOLUTION, Kept.NONE, new Kept(0, 1)));
    }

    @Test
    void whatWasSaidOnceIsNotSaidAgain() {
        List<Adjustment> april = SENT.adjustments(List.of(BROKEN), List.of(), APRIL);

        assertThat(SENT.adjustments(List.of(BROKEN), april, APRIL.plusMonths(1)))
                .isEmpty();
        assertThat(SENT.adjustments(List.of(KEPT, BROKEN), april, APRIL.plusMonths(1)))
                .containsExactly(new Adjustment(
                        MARCH, APRIL.plusMonths(1), "T-1", Commitment.RESOLUTION, Kept.NONE, new Kept(1, 0)));
    }

    @Test
    void adjustmentsOfOtherMonthsDoNotMatter() {
        var elsewhere = new Adjustment(APRIL, APRIL, "T-1", Commitment.RESOLUTION, new Kept(1, 0), Kept.NONE);

        assertThat(SENT.adjustments(List.of(KEPT, BROKEN), List.of(elsewhere), APRIL))
                .isEmpty();
    }

    @Test
    void severalResultsOfOneTicketAreToldApart() {
        var again = resolution("T-1", Priority.P2, false, "2026-03-12T12:00:00Z");

        assertThat(SENT.adjustments(List.of(KEPT, again, BROKEN), List.of(), APRIL))
                .extracting(Adjustment::after)
                .containsExactly(new Kept(1, 1));
        var third = resolution("T-1", Priority.P2, true, "2026-03-13T12:00:00Z");
        assertThat(SENT.adjustments(List.of(KEPT, again, third, BROKEN, BROKEN), List.of(), APRIL))
                .extracting(Adjustment::after)
                .containsExactly(new Kept(2, 1), new Kept(0, 2));
    }

    @Test
    void anAdjustmentReadsAsALine() {
        var line = new Adjustment(MARCH, APRIL, "T-1", Commitment.UPDATE, new Kept(1, 0), Kept.NONE).inWords();
        var other = new Adjustment(MARCH, APRIL, "T-1", Commitment.UPDATE, new Kept(1, 1), Kept.NONE).inWords();

        assertThat(line)
                .isEqualTo(Sentence.of(
                        "contracts.attainment.adjustment",
                        "T-1",
                        Sentence.of("contracts.attainment.commitment.update"),
                        MARCH.atDay(1),
                        Sentence.of("contracts.attainment.kept"),
                        Sentence.of("contracts.attainment.not-measured")));
        assertThat(other.arguments()).contains(Sentence.of("contracts.attainment.broken"));
    }

    @Test
    void aTicketEarnsOneCreditUnlessTheContractSaysOtherwise() {
        var twice = List.of(
                BROKEN,
                new MeasuredCase("T-2", Priority.P2, outcome(Commitment.RESPONSE, false, "2026-03-10T12:00:00Z")),
                resolution("T-3", Priority.P1, false, "2026-03-10T12:00:00Z"),
                resolution("T-4", Priority.P3, false, "2026-03-10T12:00:00Z"),
                KEPT);
        Map<Priority, Money> each = Map.of(Priority.P1, pounds(10_000), Priority.P2, pounds(5_000));

        assertThat(new CaseCredits(each, false, 1_500).owed(twice, pounds(250_000)))
                .isEqualTo(pounds(15_000));
        assertThat(new CaseCredits(each, true, 1_500).owed(twice, pounds(250_000)))
                .isEqualTo(pounds(20_000));
        assertThat(new CaseCredits(each, false, 1_500).earned(twice))
                .extracting(CaseCredits.Credit::ticket, CaseCredits.Credit::amount)
                .containsExactly(tuple("T-2", pounds(5_000)), tuple("T-3", pounds(10_000)));
    }

    @Test
    void aTicketCreditedInAnEarlierMonthEarnsNoSecondCreditUnlessTheContractSaysOtherwise() {
        var broken = List.of(resolution("T-2", Priority.P1, false, "2026-03-10T12:00:00Z"));
        Map<Priority, Money> each = Map.of(Priority.P1, pounds(10_000));

        assertThat(new CaseCredits(each, false, 1_500).owed(broken, Set.of("T-2"), pounds(250_000)))
                .isEqualTo(pounds(0));
        assertThat(new CaseCredits(each, false, 1_500).owed(broken, Set.of("T-3"), pounds(250_000)))
                .isEqualTo(pounds(10_000));
        assertThat(new CaseCredits(each, true, 1_500).owed(broken, Set.of("T-2"), pounds(250_000)))
                .isEqualTo(pounds(10_000));
    }

    @Test
    void creditsHaveOneCap() {
        var broken = IntStream.range(0, 9)
                .mapToObj(i -> resolution("T-" + i, Priority.P1, false, "2026-03-10T12:00:00Z"))
                .toList();
        var credits = new CaseCredits(Map.of(Priority.P1, pounds(10_000)), false, 1_500);

        assertThat(credits.owed(broken, pounds(250_000))).isEqualTo(pounds(37_500));
        assertThat(CaseCredits.capped(pounds(37_501), pounds(250_000), 1_500)).isEqualTo(pounds(37_500));
        assertThat(CaseCredits.capped(pounds(37_499), pounds(250_000), 1_500)).isEqualTo(pounds(37_499));
    }

    @Test
    void creditsThatCannotBeAreRefused() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> new CaseCredits(Map.of(Priority.P1, pounds(-1)), false, 1_500));
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> new CaseCredits(Map.of(), false, 10_001));
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> new CaseCredits(Map.of(), false, -1));
    }

    @Test
    void saysHowQuicklyServiceWasRestored() {
        var times = FixTimes.of(List.of(minutes(90), minutes(15), minutes(60), minutes(5)));

        assertThat(times.median()).contains(Duration.ofSeconds(2250));
        assertThat(times.within(FixTimes.SOON)).isEqualTo(2);
        assertThat(times.shareWithin(FixTimes.WITHIN_AN_HOUR)).hasValue(7_500);
        assertThat(times.inWords())
                .isEqualTo(Sentence.of("contracts.attainment.fix", Duration.ofSeconds(2250), 2, 4, 3));
        assertThat(FixTimes.of(List.of(minutes(9), minutes(1), minutes(4))).median())
                .contains(minutes(4));
    }

    @Test
    void nothingRestoredIsNothingMeasured() {
        var none = FixTimes.of(List.of());

        assertThat(none.median()).isEmpty();
        assertThat(none.shareWithin(FixTimes.SOON)).isEmpty();
        assertThat(none.inWords()).isEqualTo(Sentence.of("contracts.attainment.none"));
    }

    @Test
    void theHeadlineReadsAsACountWhileTicketsAreFew() {
        assertThat(new Headline(0, 0).inWords()).isEqualTo(Sentence.of("contracts.attainment.none"));
        assertThat(new Headline(17, 19).inWords()).isEqualTo(Sentence.of("contracts.attainment.few", 17, 19));
        assertThat(new Headline(17, 20).inWords()).isEqualTo(Sentence.of("contracts.attainment.share", "85", 20));
        assertThat(new Headline(20, 21).inWords()).isEqualTo(Sentence.of("contracts.attainment.share", "95.24", 21));
    }

    private static MeasuredCase resolution(String ticket, Priority priority, boolean met, String knownAt) {
        return new MeasuredCase(ticket, priority, outcome(Commitment.RESOLUTION, met, knownAt));
    }

    private static Outcome outcome(Commitment commitment, boolean met, String knownAt) {
        return new Outcome(commitment, met, Instant.parse(knownAt), Duration.ofHours(1), false, false);
    }

    private static Duration minutes(int count) {
        return Duration.ofMinutes(count);
    }

    private static Money pounds(long minor) {
        return Money.ofMinor(minor, "GBP");
    }
}
