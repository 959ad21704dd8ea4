package fettle.server.account.page;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.money.Money;
import fettle.server.account.Ledger;

/// What a month earned, by the kind of line.
record Earnings(Money fixed, Money byTheHour) {

    static Earnings of(Ledger ledger) {
        Money fixed = Money.zero(ledger.currency());
        Money byTheHour = fixed;
        for (Ledger.Earned earned : ledger.earned()) {
            switch (earned.line()) {
                case ContractLine.Fixed _ -> fixed = fixed.plus(earned.amount());
                case ContractLine.TimeAndMaterials _ -> byTheHour = byTheHour.plus(earned.amount());
            }
        }
        return new Earnings(fixed, byTheHour);
    }
}
