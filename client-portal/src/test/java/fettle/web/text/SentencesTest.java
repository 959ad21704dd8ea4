package fettle.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.money.Money;
import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.words.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What contracts has to say, as somebody in London reads it.
class SentencesTest {

    private final Sentences sentences = new Sentences(Texts.load("en"), ZoneId.of("Europe/London"));

    @Test
    void writesMomentsOnTheReadersClockAndPartsInTheirPlace() {
        var paused = Sentence.of(
                "contracts.sla.paused",
                Instant.parse("2026-07-06T09:20:00Z"),
                Sentence.of("contracts.sla.pause.client-info"),
                Duration.ofMinutes(460));

        assertThat(sentences.of(paused))
                .isEqualTo("Mon 6 Jul 2026 10:20: it paused, waiting for an answer from the client, "
                        + "with 7 h 40 min left.");
    }

    @ParameterizedTest(name = "{0} reads {1}")
    @CsvSource({
        "PT0S,         0 min",
        "PT45S,        45 s",
        "PT8H,         8 h",
        "PT-1H-30M,    minus 1 h 30 min",
        "PT26H0M1S,    26 h 1 s",
    })
    void writesAmountsOfTimeAsFarAsTheyAreNeeded(Duration time, String words) {
        assertThat(argument(time)).isEqualTo(words);
    }

    @Test
    void writesSecondsOfAMomentOnlyWhereThereAreAny() {
        assertThat(argument(Instant.parse("2026-03-02T09:00:00Z"))).isEqualTo("Mon 2 Mar 2026 09:00");
        assertThat(argument(Instant.parse("2026-03-02T09:00:07Z"))).isEqualTo("Mon 2 Mar 2026 09:00:07");
    }

    @ParameterizedTest
    @EnumSource(PauseReason.class)
    void hasWordsForWhateverIsWaitedFor(PauseReason reason) {
        assertThat(sentences.of(reason.words())).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(Commitment.class)
    void hasWordsForEveryCommitment(Commitment commitment) {
        String word = commitment.name().toLowerCase(Locale.ROOT);

        assertThat(sentences.of(Sentence.of("contracts.sla.sooner." + word, "P2", "P1")))
                .isEqualTo("The " + word + " for P2 is promised sooner than for P1.");
        assertThat(sentences.of(Sentence.of("contracts.sla.promised." + word, "std", Duration.ofHours(8), "P2", "lon")))
                .contains("std", "8 h", "P2", "lon", word);
    }

    @Test
    void writesDaysAndMoney() {
        assertThat(argument(LocalDate.parse("2026-03-02"))).isEqualTo("2 Mar 2026");
        assertThat(argument(new Money(114_000, Currency.getInstance("GBP")))).isEqualTo("£1,140.00");
        assertThat(argument(new Money(-1, Currency.getInstance("GBP")))).isEqualTo("−£0.01");
        assertThat(argument(new Money(5_000, Currency.getInstance("JPY")))).isEqualTo("JP¥5,000");
    }

    private String argument(Object argument) {
        return sentences.of(Sentence.of("contracts.amount.negative", argument)).substring("minus ".length());
    }
}
