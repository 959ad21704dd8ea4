package fettle.server.contract.closed;

import static java.util.stream.Collectors.toUnmodifiableSet;

import fettle.contracts.settle.LockedMonth;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A client's month as it was when its bill went out: it never changes again (DOMAIN 3.7).
///
/// @param currency of its amounts; none when no contract, rate or cost told one
/// @param inputs the work as it was settled, a line for each piece
/// @param figures amounts in minor units, and counts, by name
public record ClosedMonth(
        YearMonth month, Instant at, long by, Optional<Currency> currency, String inputs, Map<String, Long> figures) {

    public ClosedMonth {
        figures = Map.copyOf(figures);
    }

    /// The month as settling sees it.
    public LockedMonth locked() {
        return new LockedMonth(month, at, Optional.of(work()));
    }

    /// The ids of the work that was charged in it: the first word of each of its inputs.
    private Set<String> work() {
        return inputs.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.substring(0, line.indexOf(';')))
                .collect(toUnmodifiableSet());
    }
}
