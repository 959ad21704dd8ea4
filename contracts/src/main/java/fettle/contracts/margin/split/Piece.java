package fettle.contracts.margin.split;

import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;

/// A piece of work as a line took it; work that spans lines is a piece for each.
///
/// @param line the name of the line, or what the page calls work that no line took
/// @param weighted the minutes by which the line's revenue is shared out; zero for work that is never charged
/// @param charged what this very piece was charged, exact; nothing (zero) where the line's fee includes it
/// @param labour its cost in pay
public record Piece(String line, String service, String kind, Minutes weighted, Money charged, Money labour) {

    /// @throws IllegalArgumentException for negative minutes
    public Piece {
        if (weighted.isNegative()) {
            throw new IllegalArgumentException("Work takes no negative time.");
        }
    }
}
