package fettle.contracts.settle.pool;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.ContractLine.Block;
import fettle.contracts.contract.ContractLine.Working;
import fettle.contracts.contract.ContractVersion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A version of a contract with its lines in the order in which work goes through them (DOMAIN 3.3).
///
/// @param lines the lines that take work, in the contract's own order; blocks that stand next to each other by soonest
///     expiry, then purchase, then name
public record Held(ContractVersion version, List<Working> lines) {

    private static final Comparator<Block> SOONEST_EXPIRY = Comparator.comparing(
                    (Block block) -> block.expires().orElse(LocalDate.MAX))
            .thenComparing(Block::bought)
            .thenComparing(Block::name);

    public static Held of(ContractVersion version) {
        List<Working> lines = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        for (ContractLine line : version.lines()) {
            if (line instanceof Block block) {
                blocks.add(block);
            } else {
                addBlocks(blocks, lines);
                if (line instanceof Working working) {
                    lines.add(working);
                }
            }
        }
        addBlocks(blocks, lines);
        return new Held(version, List.copyOf(lines));
    }

    /// How many days of a stretch of time it holds.
    ///
    /// @param end the first day after the stretch
    public long days(LocalDate start, LocalDate end) {
        LocalDate from = from(start);
        LocalDate until = version.until().filter(end::isAfter).orElse(end);
        return Math.max(0, until.toEpochDay() - from.toEpochDay());
    }

    /// The first day of a stretch of time on which it may hold.
    LocalDate from(LocalDate start) {
        return version.from().isAfter(start) ? version.from() : start;
    }

    private static void addBlocks(List<Block> blocks, List<Working> lines) {
        blocks.stream().sorted(SOONEST_EXPIRY).forEach(lines::add);
        blocks.clear();
    }
}
