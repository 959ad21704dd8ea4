package fettle.contracts.order;

import fettle.contracts.money.Money;
import java.util.Optional;

/// What a ticket's trouble does to the client while it lasts.
///
/// @param users how many are affected, zero where nobody has said
/// @param perHour their hours' worth in the desk's currency: by default one value for all clients, so that rich ones
///     do not come before needy ones, times the contract's weight; nothing where it is not known
/// @param inProduction whether it is a production hour of the client now; outside, a quarter counts
public record Effect(int users, Optional<Money> perHour, boolean inProduction) {

    /// @throws IllegalArgumentException for fewer users than none, or a negative amount
    public Effect {
        if (users < 0 || perHour.filter(Money::isNegative).isPresent()) {
            throw new IllegalArgumentException("Trouble affects zero or more users, and costs nothing or more.");
        }
    }

    /// Nothing is known; the priority's usual amount is taken.
    public static Effect unknown() {
        return new Effect(0, Optional.empty(), true);
    }
}
