package fettle.server.account.block;

import static java.util.stream.Collectors.groupingBy;

import fettle.contracts.contract.ContractLine.Block;
import fettle.contracts.contract.ContractVersion;
import fettle.contracts.settle.Settled;
import fettle.contracts.settle.pool.Balance;
import fettle.contracts.settle.pool.BlockWatch;
import fettle.server.account.Agreement;
import fettle.server.account.Covers;
import fettle.server.account.HeldLine;
import fettle.server.account.SettledClient;
import fettle.server.client.Client;
import fettle.server.store.Row;
import fettle.server.store.Tx;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// Which blocks are nearly used up, by the statements in `block.sql`: raised at 75, 90 and 100 %, each
/// once, and cleared by a new block. For account managers and leads.
public final class BlockWarnings {

    private final InstantSource clock;
    private final Covers covers;

    public BlockWarnings(InstantSource clock, Covers covers) {
        this.clock = clock;
        this.covers = covers;
    }

    /// The warnings that stand, of each client: of a block the highest only.
    public Map<Long, List<BlockWarning>> open(Tx tx) {
        List<BlockWarning> all = tx.sql("block.open").list(BlockWarnings::warning);
        return all.stream()
                .filter(one -> all.stream()
                        .noneMatch(
                                other -> other.isOf(one.contractId(), one.line()) && other.percent() > one.percent()))
                .collect(groupingBy(BlockWarning::clientId));
    }

    /// All that were ever raised for a client, the oldest first.
    public List<BlockWarning> of(Tx tx, long clientId) {
        return tx.forClient(clientId).sql("block.of-client").list(BlockWarnings::warning);
    }

    /// What there is to look at: a client's contracts, settled up to today.
    SettledClient books(Tx tx, Client client) {
        YearMonth month = YearMonth.from(today(client));
        return covers.settled(tx, client, month, month);
    }

    /// Raises and clears what has become due. A shared contract is looked at with the client whose it is.
    void look(Tx tx, SettledClient books) {
        Client client = books.client();
        List<BlockWarning> before = of(tx, client.id());
        books.settled().forEach((agreement, settled) -> {
            if (agreement.membership().isEmpty()) {
                look(tx.forClient(client.id()), agreement, settled, today(client), before);
            }
        });
    }

    private LocalDate today(Client client) {
        return LocalDate.ofInstant(clock.instant(), client.zone());
    }

    private void look(Tx client, Agreement agreement, Settled settled, LocalDate today, List<BlockWarning> before) {
        long contract = agreement.contract().id();
        List<Block> blocks = blocks(settled, today);
        before.stream()
                .filter(one -> one.contractId() == contract && one.isOpen())
                .filter(one -> isReplaced(one.line(), blocks))
                .forEach(one -> clear(client, one));
        for (HeldLine held : HeldLine.of(agreement, settled, YearMonth.from(today))) {
            held.line()
                    .filter(Block.class::isInstance)
                    .map(Block.class::cast)
                    .filter(block -> !isReplaced(block.name(), blocks))
                    .ifPresent(block -> reached(block, held.on(today))
                            .ifPresent(percent -> raise(client, contract, block.name(), percent, before)));
        }
    }

    private static List<Block> blocks(Settled settled, LocalDate today) {
        return settled.contract().on(today).map(ContractVersion::lines).orElse(List.of()).stream()
                .filter(Block.class::isInstance)
                .map(Block.class::cast)
                .filter(block -> block.usableOn(today))
                .toList();
    }

    /// Whether another block has been bought after this one, or it is gone.
    private static boolean isReplaced(String name, List<Block> blocks) {
        return blocks.stream()
                .filter(block -> block.name().equals(name))
                .map(Block::bought)
                .findFirst()
                .map(bought -> blocks.stream().anyMatch(other -> other.bought().isAfter(bought)))
                .orElse(true);
    }

    private static OptionalInt reached(Block block, Balance balance) {
        return balance instanceof Balance.OfMinutes held ? BlockWatch.reached(block, held.left()) : OptionalInt.empty();
    }

    private void raise(Tx client, long contract, String line, int percent, List<BlockWarning> before) {
        if (before.stream().anyMatch(one -> one.isOf(contract, line) && one.percent() >= percent)) {
            return;
        }
        client.sql("block.raise")
                .set("contract", contract)
                .set("line", line)
                .set("percent", percent)
                .set("now", clock.instant())
                .update();
    }

    private void clear(Tx client, BlockWarning warning) {
        client.sql("block.clear")
                .set("contract", warning.contractId())
                .set("line", warning.line())
                .set("now", clock.instant())
                .update();
    }

    private static BlockWarning warning(Row row) {
        return new BlockWarning(
                row.id("client_id"),
                row.id("contract_id"),
                row.text("line_name"),
                row.count("percent"),
                row.instant("reached_at"),
                row.optionalInstant("cleared_at"));
    }
}
