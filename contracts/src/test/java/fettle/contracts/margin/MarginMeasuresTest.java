package fettle.contracts.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fettle.contracts.margin.MarginQuality.Grade;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.words.Sentence;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarginMeasuresTest {

    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

    @Test
    void aPersonsOwnRateGoesBeforeTheGroups() {
        var card = new RateCard(
                Map.of("tess", List.of(rate(MARCH.plusDays(10), 4_147))),
                Map.of("desk", List.of(rate(MARCH, 3_600))),
                List.of(rate(MARCH.plusDays(5), 1_835)));

        assertThat(card.labour("tess", "desk", MARCH.minusDays(1))).isEmpty();
        assertThat(card.labour("tess", "desk", MARCH.plusDays(9))).contains(pounds(3_600));
        assertThat(card.labour("tess", "desk", MARCH.plusDays(10))).contains(pounds(4_147));
        assertThat(card.labour("ann", "network", MARCH)).isEmpty();
        assertThat(card.loaded("tess", "desk", MARCH.plusDays(4))).isEmpty();
        assertThat(card.loaded("tess", "desk", MARCH.plusDays(10))).contains(pounds(5_982));
        assertThat(card.loaded("ann", "network", MARCH.plusDays(10))).isEmpty();
    }

    @Test
    void aSharedToolIsSpreadToTheLastPenny() {
        var seats = new LinkedHashMap<String, Long>();
        seats.put("Acme", 1L);
        seats.put("Birch", 1L);
        seats.put("Cedar", 1L);
        seats.put("Dune", 0L);

        assertThat(SharedCost.spread(pounds(10_000), seats))
                .containsExactly(
                        Map.entry("Acme", pounds(3_334)),
                        Map.entry("Birch", pounds(3_333)),
                        Map.entry("Cedar", pounds(3_333)),
                        Map.entry("Dune", pounds(0)));
        assertThat(SharedCost.spread(pounds(-100), seats)).containsEntry("Acme", pounds(-34));
        assertThat(SharedCost.spread(pounds(100), new LinkedHashMap<>())).isEmpty();
        assertThat(SharedCost.spread(pounds(100), new LinkedHashMap<>(Map.of("Dune", 0L))))
                .isEmpty();
    }

    @Test
    void payThatNobodyLoggedIsShown() {
        var logged = List.of(
                new Labour(Duration.ofHours(10), pounds(4_147)), new Labour(Duration.ofMinutes(10), pounds(4_147)));

        assertThat(UnabsorbedLabour.of(pounds(50_000), logged).amount()).isEqualTo(pounds(50_000 - 41_470 - 691));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}, {3} open of 1000: {4}")
    @CsvSource({
        "0,  0,  0,  0,  SOUND",
        "50, 50, 50, 50, FAIR",
        "51, 0,  0,  0,  POOR",
        "0,  51, 0,  0,  POOR",
        "0,  0,  51, 0,  POOR",
        "0,  0,  0,  51, POOR"
    })
    void aMarginIsAsGoodAsTheMinutesBehindIt(
            long uncosted, long unapproved, long uncovered, long unpriced, Grade grade) {
        assertThat(quality(uncosted, unapproved, uncovered, unpriced).grade()).isEqualTo(grade);
    }

    @Test
    void saysWhatIsOpen() {
        assertThat(quality(0, 0, 0, 0).reasons()).isEmpty();
        assertThat(quality(30, 60, 90, 120).reasons())
                .containsExactly(
                        Sentence.of("contracts.margin.uncosted", Duration.ofMinutes(30)),
                        Sentence.of("contracts.margin.unapproved", Duration.ofHours(1)),
                        Sentence.of("contracts.margin.uncovered", Duration.ofMinutes(90)),
                        Sentence.of("contracts.margin.unpriced", Duration.ofHours(2)));
        assertThatIllegalArgumentException().isThrownBy(() -> quality(0, 0, -1, 0));
    }

    @Test
    void measuresCompareClientsOfDifferentSize() {
        var measures = new ServiceMeasures(month(), 20, 24, 48, 60, Minutes.of(630));

        assertThat(measures.costPerTicket()).as("(518.70 + 220.20) / 20").contains(pounds(3_695));
        assertThat(measures.costToServePerUser()).as("1,038.90 / 48").contains(pounds(2_164));
        assertThat(measures.reactiveHoursPerEndpoint().orElseThrow()).isEqualByComparingTo("0.18");
        assertThat(measures.ticketsPerUser().orElseThrow()).isEqualByComparingTo("0.5");
        assertThat(measures.revenuePerWage().orElseThrow()).as("2,500 / 518.70").isEqualByComparingTo("4.82");
    }

    @Test
    void anHourIsComparedWithItsCostAndWithWorkByTheHour() {
        var comparison = RateComparison.of(month(), Optional.of(pounds(9_500)));

        assertThat(comparison.effective()).contains(pounds(18_333));
        assertThat(comparison.loaded()).as("(518.70 + 220.20) / 12").contains(pounds(6_158));
        assertThat(comparison.inWords())
                .containsExactly(
                        Sentence.of("contracts.margin.rate.defined", pounds(18_333)),
                        Sentence.of("contracts.margin.rate.cost.below", pounds(6_158), pounds(12_175)),
                        Sentence.of("contracts.margin.rate.hourly.below", pounds(9_500), pounds(8_833)));
        assertThat(RateComparison.of(month(), Optional.of(pounds(18_333)))
                        .inWords()
                        .getLast())
                .isEqualTo(Sentence.of("contracts.margin.rate.hourly.same", pounds(18_333)));
        assertThat(RateComparison.of(month(), Optional.of(pounds(20_000)))
                        .inWords()
                        .getLast())
                .isEqualTo(Sentence.of("contracts.margin.rate.hourly.above", pounds(20_000), pounds(1_667)));
    }

    @Test
    void anHourWithoutARateIsNotComparedWithItsCost() {
        var uncosted = new Margin(
                pounds(100), pounds(0), pounds(0), List.of(), Duration.ofHours(1), pounds(0), pounds(0), pounds(0));

        assertThat(RateComparison.of(uncosted, Optional.empty()).inWords())
                .containsExactly(Sentence.of("contracts.margin.rate.defined", pounds(100)));
        var idle = new Margin(
                pounds(100), pounds(0), pounds(0), List.of(), Duration.ZERO, pounds(0), pounds(0), pounds(0));
        assertThat(RateComparison.of(idle, Optional.of(pounds(1))).inWords()).isEmpty();
    }

    @Test
    void whatCannotBeDividedIsMissing() {
        var none = new Margin(
                pounds(100), pounds(0), pounds(0), List.of(), Duration.ZERO, pounds(0), pounds(0), pounds(0));
        var measures = new ServiceMeasures(none, 0, 0, 0, 0, Minutes.ZERO);

        assertThat(measures.costPerTicket()).isEmpty();
        assertThat(measures.costToServePerUser()).isEmpty();
        assertThat(measures.reactiveHoursPerEndpoint()).isEmpty();
        assertThat(measures.ticketsPerUser()).isEmpty();
        assertThat(measures.revenuePerWage()).isEmpty();
    }

    private static Margin month() {
        return new Margin(
                pounds(250_000),
                pounds(0),
                pounds(0),
                List.of(
                        new Labour(Duration.ofHours(10), pounds(4_147)),
                        new Labour(Duration.ofHours(2), pounds(5_200))),
                Duration.ZERO,
                pounds(30_000),
                pounds(0),
                pounds(1_835));
    }

    private static MarginQuality quality(long uncosted, long unapproved, long uncovered, long unpriced) {
        return new MarginQuality(
                Minutes.of(1_000),
                Minutes.of(uncosted),
                Minutes.of(unapproved),
                Minutes.of(uncovered),
                Minutes.of(unpriced));
    }

    private static LabourRate rate(LocalDate from, long minor) {
        return new LabourRate(from, pounds(minor));
    }

    private static Money pounds(long minor) {
        return Money.ofMinor(minor, "GBP");
    }
}
