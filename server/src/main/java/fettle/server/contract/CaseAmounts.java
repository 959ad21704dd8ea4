package fettle.server.contract;

import fettle.contracts.money.Money;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.attainment.CaseCredits;
import java.util.Map;

/// What terms give back for each broken promise instead of by bands (DOMAIN 2.8).
///
/// @param each what a broken promise of a priority earns; the others earn nothing
/// @param everyPromise whether each broken promise of a ticket earns its own, and not only the first
public record CaseAmounts(Map<Priority, Money> each, boolean everyPromise) {

    /// Nothing is given back by case.
    public static final CaseAmounts NONE = new CaseAmounts(Map.of(), false);

    public CaseAmounts {
        each = Map.copyOf(each);
    }

    public boolean any() {
        return !each.isEmpty();
    }

    /// The rule behind the amounts.
    ///
    /// @param capPerCent at most so much of the month's fee
    public CaseCredits upTo(int capPerCent) {
        return new CaseCredits(each, everyPromise, capPerCent * 100);
    }
}
