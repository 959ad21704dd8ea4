package fettle.server.api.agreement;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.Period;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import java.util.Optional;

/// A line of a contract, asked for parts that not every kind has.
record Parts(ContractLine line) {

    /// The fee, amount, price or cost; seats have theirs in tiers, and hourly lines none.
    Optional<Money> price() {
        return switch (line) {
            case ContractLine.Seats _, ContractLine.TimeAndMaterials _ -> Optional.empty();
            case ContractLine.Fixed _,
                    ContractLine.Allowance _,
                    ContractLine.Block _,
                    ContractLine.Retainer _,
                    ContractLine.PerIncident _,
                    ContractLine.OneOff _,
                    ContractLine.CostOnly _ -> Optional.of(line.price());
        };
    }

    Optional<Money> hourly() {
        return switch (line) {
            case ContractLine.TimeAndMaterials byTheHour -> Optional.of(byTheHour.hourlyRate());
            case ContractLine.Retainer retainer -> Optional.of(retainer.hourlyRate());
            case ContractLine.Allowance allowance -> allowance.overageRate();
            case ContractLine.Block block -> block.overageRate();
            case ContractLine.Fixed _,
                    ContractLine.Seats _,
                    ContractLine.PerIncident _,
                    ContractLine.OneOff _,
                    ContractLine.CostOnly _ -> Optional.empty();
        };
    }

    Optional<ContractLine.Seats> seats() {
        return line instanceof ContractLine.Seats seats ? Optional.of(seats) : Optional.empty();
    }

    Optional<ContractLine.Allowance> allowance() {
        return line instanceof ContractLine.Allowance allowance ? Optional.of(allowance) : Optional.empty();
    }

    Optional<ContractLine.Block> block() {
        return line instanceof ContractLine.Block block ? Optional.of(block) : Optional.empty();
    }

    Optional<Minutes> minutes() {
        return allowance().map(ContractLine.Allowance::minutes).or(() -> block().map(ContractLine.Block::minutes));
    }

    Optional<Period> period() {
        return line instanceof ContractLine.Retainer retainer
                ? Optional.of(retainer.period())
                : allowance().map(ContractLine.Allowance::period);
    }
}
