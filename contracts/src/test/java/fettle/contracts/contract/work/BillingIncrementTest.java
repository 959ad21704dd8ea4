package fettle.contracts.contract.work;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.contract.work.BillingIncrement.Rounding;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillingIncrementTest {

    @ParameterizedTest
    @CsvSource({
        "UP,      15, 0,  7,    15",
        "UP,      15, 0,  15,   15",
        "UP,      15, 0,  90,   90",
        "UP,      15, 30, 7,    30",
        "UP,      15, 20, 7,    30",
        "UP,      15, 30, 0,    0",
        "NEAREST, 15, 0,  7,    0",
        "NEAREST, 15, 0,  8,    15",
        "NEAREST, 15, 5,  6,    15",
        "EXACT,   15, 0,  7,    7",
        "EXACT,   15, 10, 7,    10"
    })
    void roundsAPieceOfWorkOnce(Rounding rounding, long increment, long minimum, long worked, long charged) {
        var billing =
                new BillingIncrement(ofMinutes(increment), ofMinutes(minimum), rounding, BillingIncrement.Per.ENTRY);

        assertThat(billing.quantity(ofMinutes(worked))).isEqualTo(ofMinutes(charged));
    }

    @ParameterizedTest
    @CsvSource({"1, 15", "900, 15", "901, 30"})
    void chargesEveryStartedIncrement(long seconds, long minutes) {
        assertThat(BillingIncrement.upTo(ofMinutes(15), ZERO).quantity(Duration.ofSeconds(seconds)))
                .isEqualTo(ofMinutes(minutes));
    }
}
