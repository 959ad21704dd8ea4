package fettle.server.account.kept;

import fettle.contracts.money.Money;
import fettle.contracts.sla.attainment.Adjustment;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/// What was found out about a closed month since: told in the first month that is still open, by ticket (DOMAIN 2.8).
///
/// @param concerns the closed month, which stays as it was sent
/// @param credit what it gives back more than was told before, or less; none where it gives nothing back
public record FoundLater(YearMonth concerns, List<Line> lines, Optional<Money> credit) {

    /// One promise of a ticket.
    ///
    /// @param credit what the ticket earns by it more or less by itself, before the cap; none where that does not
    /// change
    public record Line(Adjustment adjustment, Optional<Money> credit) {}

    public FoundLater {
        lines = List.copyOf(lines);
    }
}
