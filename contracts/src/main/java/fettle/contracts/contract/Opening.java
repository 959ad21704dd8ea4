package fettle.contracts.contract;

import fettle.contracts.money.Minutes;

/// What a line still held when the contract was taken over in mid-period: of an allowance's first period, or of a block
/// that had been used before.
///
/// What was used before then was earned before then: of a block only the price of what was left is still to be earned.
///
/// @param line its name
/// @param left the minutes; 0 for none
public record Opening(String line, Minutes left) {}
