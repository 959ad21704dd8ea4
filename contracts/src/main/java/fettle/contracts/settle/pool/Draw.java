package fettle.contracts.settle.pool;

import fettle.contracts.contract.ContractLine.Working;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.settle.Use;

/// What a pool gave out for a piece of work.
///
/// @param amount what a retainer paid, nothing for minutes
public record Draw(Working line, Use use, Minutes minutes, Money amount) {}
