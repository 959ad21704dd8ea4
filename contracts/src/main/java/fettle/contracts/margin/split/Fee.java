package fettle.contracts.margin.split;

import fettle.contracts.money.Money;

/// What a line earned in the month beside the work that it charged: a fee, a part of an allowance or of a block.
public record Fee(String line, Money amount) {}
