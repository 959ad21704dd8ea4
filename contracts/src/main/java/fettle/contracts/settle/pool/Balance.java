package fettle.contracts.settle.pool;

import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import java.time.YearMonth;

/// What a line held, gave out and lost in a month.
///
/// What was there at first, and was granted, is what was drawn, lapsed and is left.
public sealed interface Balance {

    YearMonth month();

    /// The name of the line.
    String line();

    /// What was paid for and is not earned yet at the end of the month (DOMAIN 4.1).
    Money deferred();

    /// The balance of an allowance or a block.
    ///
    /// @param before held when the month began
    /// @param granted new in the month
    /// @param fromBefore drawn of what earlier periods left over; nothing for a block
    /// @param drawn drawn of this period's minutes, or of the block
    /// @param lapsed lost at the end of the month
    /// @param left held when the month ended
    record OfMinutes(
            YearMonth month,
            String line,
            Minutes before,
            Minutes granted,
            Minutes fromBefore,
            Minutes drawn,
            Minutes lapsed,
            Minutes left,
            Money deferred)
            implements Balance {}

    /// The balance of a retainer.
    record OfMoney(YearMonth month, String line, Money before, Money granted, Money drawn, Money lapsed, Money left)
            implements Balance {

        @Override
        public Money deferred() {
            return left;
        }
    }
}
