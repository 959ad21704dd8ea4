package fettle.contracts.settle.pool;

import fettle.contracts.contract.ContractLine.Block;
import fettle.contracts.money.Minutes;
import fettle.contracts.words.Sentence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// What to tell about a block before it is used up or lapses (DOMAIN 3.5).
public final class BlockWatch {

    private static final List<Integer> USED = List.of(100, 90, 75);
    private static final int DAYS_BEFORE_EXPIRY = 30;

    private BlockWatch() {}

    /// The highest of 75, 90 and 100 % that is used, compared exactly and reached when met.
    ///
    /// @param left what the block holds, from its balance
    public static OptionalInt reached(Block block, Minutes left) {
        Minutes used = block.minutes().minus(left);
        return USED.stream()
                .filter(percent -> used.share(100, 1).compareTo(block.minutes().share(percent, 1)) >= 0)
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    /// The warnings of a day: the highest of 75, 90 and 100 % that is used, compared exactly and reached
    /// when met, and an expiry within 30 days while something is left.
    ///
    /// @param left what the block holds, from its balance
    /// @return at most two sentences; none before the day of purchase or after that of expiry
    public static List<Sentence> warnings(Block block, Minutes left, LocalDate today) {
        List<Sentence> warnings = new ArrayList<>(2);
        if (!block.usableOn(today)) {
            return warnings;
        }
        reached(block, left)
                .ifPresent(percent -> warnings.add(Sentence.of("contracts.settle.block.used", block.name(), percent)));
        block.expires()
                .filter(day -> left.isPositive() && !today.isBefore(day.minusDays(DAYS_BEFORE_EXPIRY)))
                .ifPresent(day -> warnings.add(
                        Sentence.of("contracts.settle.block.expires", block.name(), day, left.toDuration())));
        return warnings;
    }
}
