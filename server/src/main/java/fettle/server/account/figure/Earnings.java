package fettle.server.account.figure;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.money.Money;
import fettle.server.account.Ledger;

/// What a month earned, by the kind of line.
public record Earnings(Money fixed, Money byTheHour) {

    public static Earnings of(Ledger ledger) {
        Money fixed = Money.zero(ledger.currency());
        Money byTheHour = fixed;
        for (Ledger.Earned earned : ledger.earned()) {
            switch (earned.line()) {
                case ContractLine.Fixed _,
                        ContractLine.Seats _,
                        ContractLine.Allowance _,
                        ContractLine.Block _,
                        ContractLine.Retainer _,
                        ContractLine.PerIncident _,
                        ContractLine.OneOff _,
                        ContractLine.CostOnly _ -> fixed = fixed.plus(earned.amount());
                case ContractLine.TimeAndMaterials _ -> byTheHour = byTheHour.plus(earned.amount());
            }
        }
        return new Earnings(fixed, byTheHour);
    }
}
