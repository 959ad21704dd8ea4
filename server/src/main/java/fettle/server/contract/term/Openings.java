package fettle.server.contract.term;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.ContractLine.Allowance;
import fettle.contracts.contract.ContractLine.Block;
import fettle.contracts.contract.Opening;
import fettle.contracts.money.Minutes;
import fettle.server.contract.Contract;
import fettle.server.contract.Contracts;
import fettle.server.contract.closed.ClosedMonths;
import fettle.server.store.Tx;
import fettle.web.Refusal;
import java.util.List;
import java.util.Optional;

/// What lines of contracts still held when they were taken over in mid-period, by the statements in `term.sql`.
public final class Openings {

    private final Contracts contracts;
    private final ClosedMonths closed;

    public Openings(Contracts contracts, ClosedMonths closed) {
        this.contracts = contracts;
        this.closed = closed;
    }

    public List<Opening> of(Tx tx, Contract contract) {
        return tx.forClient(contract.clientId())
                .sql("term.openings")
                .set("contract", contract.id())
                .list(row -> new Opening(row.text("line_name"), Minutes.parse(row.text("minutes"))));
    }

    /// Says what an allowance's first period or a block still held; nothing for all that it grants.
    ///
    /// @throws Refusal.Invalid for a line that holds no minutes, for more than it grants, and once a month is
    /// closed
    public void set(Tx tx, Contract contract, String line, Optional<Minutes> left) {
        Minutes granted = granted(tx, contract, line);
        if (left.filter(minutes -> minutes.isNegative() || minutes.compareTo(granted) > 0)
                .isPresent()) {
            throw Refusal.Invalid.field("left", "contract.opening-most", line);
        }
        closed.mustBeOpen(tx, contract.clientId(), contract.startsOn());
        Tx client = tx.forClient(contract.clientId());
        client.sql("term.remove-opening")
                .set("contract", contract.id())
                .set("line", line)
                .update();
        left.ifPresent(minutes -> client.sql("term.insert-opening")
                .set("contract", contract.id())
                .set("line", line)
                .set("minutes", minutes.toString())
                .update());
    }

    private Minutes granted(Tx tx, Contract contract, String name) {
        return contracts.versions(tx, contract).getFirst().terms().lines().stream()
                .filter(line -> line.name().equals(name))
                .findFirst()
                .flatMap(Openings::minutes)
                .orElseThrow(() -> Refusal.Invalid.field("line", "contract.opening-line", name));
    }

    /// What a line grants in a whole period, or was bought; nothing for a line that holds no minutes.
    public static Optional<Minutes> minutes(ContractLine line) {
        return switch (line) {
            case Allowance allowance -> Optional.of(allowance.minutes());
            case Block block -> Optional.of(block.minutes());
            case ContractLine.Fixed _,
                    ContractLine.Seats _,
                    ContractLine.Retainer _,
                    ContractLine.TimeAndMaterials _,
                    ContractLine.PerIncident _,
                    ContractLine.OneOff _,
                    ContractLine.CostOnly _ -> Optional.empty();
        };
    }
}
