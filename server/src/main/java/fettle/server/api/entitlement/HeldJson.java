package fettle.server.api.entitlement;

import fettle.contracts.settle.pool.Balance;
import fettle.server.api.call.Amount;
import java.time.YearMonth;
import java.util.Optional;

/// What a line that is paid ahead held, gave out and lost in a month: minutes or money.
///
/// @param deferred what was paid for and is not earned yet at the end of the month
record HeldJson(String line, YearMonth month, Optional<InMinutes> minutes, Optional<InMoney> money, Amount deferred) {

    /// Exact minutes.
    record InMinutes(String before, String granted, String drawnFromBefore, String drawn, String lapsed, String left) {}

    /// Amounts.
    record InMoney(Amount before, Amount granted, Amount drawn, Amount lapsed, Amount left) {}

    static HeldJson of(Balance balance) {
        return switch (balance) {
            case Balance.OfMinutes held ->
                new HeldJson(
                        held.line(),
                        held.month(),
                        Optional.of(new InMinutes(
                                held.before().toString(),
                                held.granted().toString(),
                                held.fromBefore().toString(),
                                held.drawn().toString(),
                                held.lapsed().toString(),
                                held.left().toString())),
                        Optional.empty(),
                        Amount.of(held.deferred()));
            case Balance.OfMoney held ->
                new HeldJson(
                        held.line(),
                        held.month(),
                        Optional.empty(),
                        Optional.of(new InMoney(
                                Amount.of(held.before()),
                                Amount.of(held.granted()),
                                Amount.of(held.drawn()),
                                Amount.of(held.lapsed()),
                                Amount.of(held.left()))),
                        Amount.of(held.deferred()));
        };
    }
}
