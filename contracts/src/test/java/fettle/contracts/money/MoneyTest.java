package fettle.contracts.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fettle.contracts.words.Refused;
import fettle.contracts.words.Sentence;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @Test
    void roundsHalfUpAwayFromZeroOnce() {
        Money rate = Money.of("41.47", "GBP");

        assertThat(rate.perHourFor(Duration.ofMinutes(30))).isEqualTo(Money.of("20.74", "GBP"));
        assertThat(rate.negated().perHourFor(Duration.ofMinutes(30))).isEqualTo(Money.of("-20.74", "GBP"));
    }

    @Test
    void sharesAFeeByDays() {
        assertThat(Money.of("1000.00", "EUR").share(12, 31)).isEqualTo(Money.of("387.10", "EUR"));
    }

    @Test
    void knowsTheSmallestCoinOfEachCurrency() {
        assertThat(Money.of("1250", "JPY").minor()).isEqualTo(1250);
        assertThat(Money.of("1.250", "KWD").minor()).isEqualTo(1250);
        assertThat(Money.of("12.5", "GBP")).hasToString("GBP 12.50");
    }

    @Test
    void neverMixesCurrencies() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of("1.00", "GBP").plus(Money.of("1.00", "EUR")))
                .withMessage("Amounts in GBP and EUR do not mix.");
    }

    @Test
    void saysWhatIsWrongWithAnAmount() {
        refused(() -> Money.of("12,50", "GBP"), "not-an-amount", "12,50");
        refused(() -> Money.of("12.505", "GBP"), "too-fine", "12.505", "GBP");
        refused(() -> Money.of("12.50", "pounds"), "unknown-currency", "pounds");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1250      | 125000
            1,250.00  | 125000
            1 250.5   | 125050
            12,345,678| 1234567800
            -3,000.10 | -300010
            """)
    void takesCommasAndBlanksBetweenThousands(String typed, long minor) {
        assertThat(Money.typed(" " + typed + " ", "GBP").minor()).isEqualTo(minor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"420,50", "1.420,50", "12 34", "1,2345", ",50", "1e3", "0x10", "--5", ""})
    void guessesNoAmount(String typed) {
        refused(() -> Money.typed(typed, "GBP"), "not-an-amount", typed);
    }

    private static void refused(ThrowingCallable typed, String key, Object... arguments) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(typed)
                .satisfies(refused ->
                        assertThat(refused.sentence()).isEqualTo(Sentence.of("contracts.money." + key, arguments)));
    }
}
