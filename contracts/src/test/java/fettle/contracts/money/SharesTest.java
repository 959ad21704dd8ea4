package fettle.contracts.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SharesTest {

    @Test
    void givesWhatIsLeftToTheLargestRemaindersAndTiesToTheEarlier() {
        assertThat(Shares.of(60, 45, 1)).containsExactly(59, 1);
        assertThat(Shares.of(100, 1, 1, 1)).containsExactly(34, 33, 33);
        assertThat(Shares.of(1, 1, 1)).containsExactly(1, 0);
        assertThat(Shares.of(10, 0, 3)).containsExactly(0, 10);
        assertThat(Shares.of(7, 0, 0)).containsExactly(7, 0);
        assertThat(Shares.of(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE))
                .containsExactly(Long.MAX_VALUE / 2 + 1, Long.MAX_VALUE / 2);
    }

    @Test
    void partsAddUpAndLieWithinOneOfTheirProportion() {
        var random = new Random(2);
        for (int i = 0; i < 500; i++) {
            long whole = random.nextInt(100_000);
            long[] weights = random.longs(1 + random.nextInt(9), 0, 1_000).toArray();
            double sum = Arrays.stream(weights).sum();

            long[] parts = Shares.of(whole, weights);

            assertThat(Arrays.stream(parts).sum()).isEqualTo(whole);
            for (int at = 0; at < parts.length && sum > 0; at++) {
                assertThat(Math.abs(parts[at] - whole * weights[at] / sum)).isLessThan(1);
            }
        }
    }

    @Test
    void refusesNoWeightsAndNegativeOnes() {
        assertThatIllegalArgumentException().isThrownBy(() -> Shares.of(10));
        assertThatIllegalArgumentException().isThrownBy(() -> Shares.of(10, 1, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> Shares.of(-1, 1));
    }
}
