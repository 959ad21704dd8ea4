package fettle.contracts.sla.attainment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fettle.contracts.money.Money;
import fettle.contracts.words.Refused;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CreditRefusalsTest {

    @Test
    void noShareIsBelowNothingOrAboveAll() {
        refused("band", () -> new ServiceCredit.Band(10_001, 500));
        refused("band", () -> new ServiceCredit.Band(-1, 500));
        refused("band", () -> new ServiceCredit.Band(9_500, 10_001));
        refused("band", () -> new ServiceCredit.Band(9_500, -1));
        refused("cap", () -> new ServiceCredit.ByBand(List.of(), 10_001));
        refused("cap", () -> new ServiceCredit.ByBand(List.of(), -1));
        refused("cap", () -> new ServiceCredit.ByCase(Money.of("1.00", "GBP"), 10_001));
        refused("negative-credit", () -> new ServiceCredit.ByCase(Money.of("-1.00", "GBP"), 500));
        refused("goal", () -> new Goal(10_001, 0));
        refused("goal", () -> new Goal(9_500, -1));
        assertThat(new ServiceCredit.Band(10_000, 10_000).creditBasisPoints()).isEqualTo(10_000);
    }

    private static void refused(String key, ThrowingCallable typed) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(typed)
                .satisfies(refused -> assertThat(refused.sentence().key()).isEqualTo("contracts.attainment." + key));
    }
}
