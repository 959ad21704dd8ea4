package fettle.contracts.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fettle.contracts.words.Refused;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MinutesTest {

    @ParameterizedTest
    @CsvSource({"45, 45", "45.5, 45.5", "33340/1111, 33340/1111", "90/60, 1.5", "-7/14, -0.5", "1e3, 1000", "0.0, 0"})
    void readsAndWritesDecimalsAndFractions(String typed, String written) {
        assertThat(Minutes.parse(typed)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ten", "1/0", "1/2/3", "1/-2", "99999999999999999999"})
    void refusesWhatIsNoNumberOfMinutes(String typed) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Minutes.parse(typed))
                .satisfies(refused -> assertThat(refused.sentence().key()).isEqualTo("contracts.money.not-minutes"));
    }

    @Test
    void takesLengthsOfTimeToTheNanosecond() {
        assertThat(Minutes.of(Duration.ofSeconds(90))).hasToString("1.5");
        assertThat(Minutes.of(Duration.ofNanos(1))).isEqualTo(new Minutes(1, 60_000_000_000L));
        assertThat(Minutes.parse("12211/1111").toDuration()).isEqualTo(Duration.ofNanos(659_459_945_995L));
    }

    @Test
    void buysAndSharesExactly() {
        Money rate = Money.of("99.99", "GBP");

        Minutes bought = Minutes.boughtFor(Money.of("50.01", "GBP"), rate);

        assertThat(bought).isEqualTo(new Minutes(33_340, 1_111));
        assertThat(rate.perHourFor(bought)).isEqualTo(Money.of("50.01", "GBP"));
        assertThat(rate.perHourFor(Minutes.parse("12211/1111"))).isEqualTo(Money.of("18.32", "GBP"));
        assertThat(Minutes.of(600).share(17, 31).halfUp()).isEqualTo(Minutes.of(329));
        assertThatIllegalArgumentException().isThrownBy(() -> Minutes.boughtFor(Money.of("1.00", "EUR"), rate));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 1", "0.49, 0", "-0.5, -1", "-0.49, 0", "1.5, 2", "7/3, 2", "8/3, 3", "-8/3, -3"})
    void roundsHalfUpAwayFromZero(String exact, long whole) {
        assertThat(Minutes.parse(exact).halfUp()).isEqualTo(Minutes.of(whole));
    }

    @Test
    void weighsByMultipliers() {
        assertThat(Minutes.of(60).times(new BigDecimal("1.50"))).isEqualTo(Minutes.of(90));
        assertThat(Minutes.of(7).times(new BigDecimal("1.0"))).isEqualTo(Minutes.of(7));
        assertThat(Minutes.of(7).times(BigDecimal.ZERO)).isEqualTo(Minutes.ZERO);
        assertThat(Minutes.of(7).times(new BigDecimal("1E+1"))).isEqualTo(Minutes.of(70));
    }

    @Test
    void addsAndComparesLikeFractionsWithoutEnd() {
        var random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            Minutes one = new Minutes(random.nextInt(), 1 + random.nextInt(2_000_000));
            Minutes other = new Minutes(random.nextInt(), 1 + random.nextInt(2_000_000));
            BigInteger left = big(one.numerator()).multiply(big(other.denominator()));
            BigInteger right = big(other.numerator()).multiply(big(one.denominator()));
            BigInteger below = big(one.denominator()).multiply(big(other.denominator()));

            Minutes sum = one.plus(other);

            assertThat(big(sum.numerator()).multiply(below))
                    .isEqualTo(left.add(right).multiply(big(sum.denominator())));
            assertThat(sum.minus(other)).isEqualTo(one);
            assertThat(Integer.signum(one.compareTo(other))).isEqualTo(left.compareTo(right));
            assertThat(one.min(other).plus(one.max(other))).isEqualTo(sum);
        }
    }

    @Test
    void saysLoudlyWhenAFractionGetsTooFine() {
        var fine = new Minutes(1, Long.MAX_VALUE);

        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> fine.plus(new Minutes(1, Long.MAX_VALUE - 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Minutes(1, 0));
    }

    private static BigInteger big(long number) {
        return BigInteger.valueOf(number);
    }
}
