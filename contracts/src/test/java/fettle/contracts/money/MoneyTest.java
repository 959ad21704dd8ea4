package fettle.contracts.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fettle.contracts.words.Refused;
import fettle.contracts.words.Sentence;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

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

    private static void refused(ThrowingCallable typed, String key, Object... arguments) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(typed)
                .satisfies(refused ->
                        assertThat(refused.sentence()).isEqualTo(Sentence.of("contracts.money." + key, arguments)));
    }
}
