package fettle.server.account.company;

import fettle.contracts.margin.MarginQuality;
import fettle.contracts.money.Money;
import fettle.server.account.AccountMonth;
import fettle.server.account.Ledger;
import fettle.server.client.Client;
import java.time.Duration;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalLong;

/// What a client's month left, as it stands beside the other clients'.
///
/// @param figures none where no contract, rate or cost tells a currency
public record Profit(Client client, Optional<Figures> figures) {

    /// The money of the month; the work behind it is left out, so that many can be kept.
    public record Figures(
            Money revenue,
            Money labour,
            Money direct,
            Money gross,
            OptionalLong grossBasisPoints,
            Money contribution,
            OptionalLong contributionBasisPoints,
            Duration hours,
            Optional<Money> effectiveRate,
            MarginQuality quality) {

        static Figures of(Ledger ledger, boolean closed) {
            return new Figures(
                    ledger.revenue(),
                    ledger.labour(),
                    ledger.direct(),
                    ledger.gross(),
                    ledger.grossBasisPoints(),
                    ledger.contribution(),
                    ledger.contributionBasisPoints(),
                    ledger.hours(),
                    ledger.effectiveHourlyRate(),
                    ledger.quality(closed));
        }

        public Currency currency() {
            return revenue.currency();
        }
    }

    public static Profit of(AccountMonth month) {
        return new Profit(
                month.client(),
                month.ledger().map(ledger -> Figures.of(ledger, month.closed().isPresent())));
    }
}
