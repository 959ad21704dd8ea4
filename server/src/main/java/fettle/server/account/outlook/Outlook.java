package fettle.server.account.outlook;

import static java.util.stream.Collectors.toUnmodifiableMap;

import fettle.contracts.margin.outlook.MarginWatch;
import fettle.contracts.margin.outlook.TargetPrice;
import fettle.contracts.margin.outlook.Trend;
import fettle.contracts.money.Money;
import fettle.server.account.AccountMonth;
import fettle.server.account.Ledger;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where a client's margin is going (DOMAIN 4.6 to 4.8), from its months: a month that still runs counts for the watch
/// alone.
///
/// @param last the last month that is over
/// @param trend in rolling quarters
/// @param watch where the running month is heading; nothing once it is over
/// @param over the months that are over, of one currency, the latest last
public record Outlook(YearMonth last, Trend trend, Optional<MarginWatch> watch, List<AccountMonth> over) {

    /// As many months as the trend looks back: a year before the three that are over, and the one that may run.
    public static final int MONTHS = 16;

    /// From months up to the one shown, the latest last.
    public static Outlook of(List<AccountMonth> months, Instant now) {
        AccountMonth shown = months.getLast();
        Optional<Currency> currency = months.stream()
                .flatMap(month -> month.ledger().stream())
                .map(Ledger::currency)
                .reduce((_, later) -> later);
        List<AccountMonth> over = months.stream()
                .filter(AccountMonth::over)
                .filter(month -> month.ledger().map(Ledger::currency).equals(currency) && currency.isPresent())
                .toList();
        Map<YearMonth, Trend.Month> known = over.stream()
                .collect(toUnmodifiableMap(
                        AccountMonth::month, month -> month(month.ledger().orElseThrow())));
        return new Outlook(
                shown.over() ? shown.month() : shown.month().minusMonths(1),
                new Trend(known),
                Watch.of(shown).flatMap(watch -> watch.at(now)),
                over);
    }

    /// What the client cost in its last months, at most so many; nothing while none is over.
    public Optional<TargetPrice> costs(int most) {
        List<Money> costs = lately(most).stream().map(Outlook::cost).toList();
        return costs.isEmpty() ? Optional.empty() : Optional.of(new TargetPrice(costs));
    }

    /// The last months that are over, at most so many.
    List<AccountMonth> lately(int most) {
        return over.subList(Math.max(0, over.size() - most), over.size());
    }

    private static Money cost(AccountMonth month) {
        Ledger ledger = month.ledger().orElseThrow();
        return ledger.labour().plus(ledger.direct());
    }

    private static Trend.Month month(Ledger ledger) {
        return new Trend.Month(ledger.revenue(), ledger.gross());
    }
}
