package fettle.contracts.settle;

import fettle.contracts.contract.ContractLine.Working;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import java.util.Optional;

/// What one line takes of a piece of work.
///
/// @param minutes weighted minutes
/// @param amount what it charges, or draws from a retainer; nothing for what a fee or prepaid minutes cover
/// @param shadow what these minutes would cost by the hour, rounded half up; nothing where the contract has no hourly
///     rate for such work
public record Split(Working line, Use use, Minutes minutes, Money amount, Optional<Money> shadow) {

    /// What it adds to the client's bill.
    public Money charged() {
        return use.isCharged() ? amount : Money.zero(amount.currency());
    }
}
