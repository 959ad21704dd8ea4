package fettle.server.account;

import fettle.contracts.money.Money;
import java.time.Duration;

/// What a piece of work is to the client's bill (DOMAIN 3.3).
public sealed interface Charge {

    /// A fixed line covers it.
    record Included() implements Charge {}

    /// Charged by the hour.
    ///
    /// @param quantity the time charged, after minimum and increment
    record ByTheHour(Duration quantity, Money amount) implements Charge {}

    /// Billable, but no line covers or prices it: somebody has to decide.
    record Uncovered() implements Charge {}

    /// Ours to bear: our fault, warranty, goodwill. It costs all the same.
    record NotBillable() implements Charge {}
}
