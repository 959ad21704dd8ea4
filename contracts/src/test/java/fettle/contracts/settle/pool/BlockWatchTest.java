package fettle.contracts.settle.pool;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.contract.ContractLine.Block;
import fettle.contracts.contract.work.WorkTerms;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.words.Sentence;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockWatchTest {

    private static final Block BLOCK = new Block(
            "Ten hours",
            Minutes.of(600),
            Money.of("900.00", "GBP"),
            LocalDate.of(2026, 1, 10),
            Optional.of(LocalDate.of(2026, 12, 31)),
            Optional.empty(),
            WorkTerms.ALL);

    @ParameterizedTest
    @CsvSource({"150, 75", "60, 90", "0, 100", "149.5, 75", "60.5, 75"})
    void warnsOfTheHighestShareUsed(String left, int percent) {
        assertThat(BlockWatch.warnings(BLOCK, Minutes.parse(left), LocalDate.of(2026, 6, 1)))
                .containsExactly(Sentence.of("contracts.settle.block.used", "Ten hours", percent));
    }

    @ParameterizedTest
    @CsvSource({"2026-12-01, true", "2026-11-30, false", "2026-12-31, true", "2027-01-01, false"})
    void warnsOfAnExpiryWithin30DaysWhileSomethingIsLeft(LocalDate today, boolean warned) {
        var expiry = Sentence.of(
                "contracts.settle.block.expires", "Ten hours", LocalDate.of(2026, 12, 31), Duration.ofMinutes(500));

        assertThat(BlockWatch.warnings(BLOCK, Minutes.of(500), today).contains(expiry))
                .isEqualTo(warned);
    }

    @Test
    void saysNothingEarlyOrOfAFreshBlock() {
        assertThat(BlockWatch.warnings(BLOCK, Minutes.of(151), LocalDate.of(2026, 6, 1)))
                .isEmpty();
        assertThat(BlockWatch.warnings(BLOCK, Minutes.ZERO, LocalDate.of(2026, 1, 9)))
                .isEmpty();
    }
}
