package fettle.contracts.contract.work;

import fettle.contracts.words.Refused;
import java.util.List;
import java.util.Set;

/// What work a line takes: rules in an order, of which the first that speaks of the work decides (DOMAIN 3.1).
///
/// The last rule speaks of all work, and no other does: so there is an answer for everything, and it is written down.
public record Cover(List<CoverRule> rules) {

    /// @throws Refused without rules, when the last one leaves work undecided, or one before it hides the rest
    public Cover {
        rules = List.copyOf(rules);
        if (rules.isEmpty() || !rules.getLast().isTotal()) {
            throw Refused.because("contracts.contract.cover-open");
        }
        for (int i = 0; i < rules.size() - 1; i++) {
            if (rules.get(i).isTotal()) {
                throw Refused.because("contracts.contract.cover-hidden", i + 1);
            }
        }
    }

    /// All work.
    public static Cover everything() {
        return new Cover(List.of(CoverRule.rest(true)));
    }

    /// The work of some services, and no other; of none at all, no work.
    public static Cover of(Set<String> services) {
        return services.isEmpty()
                ? new Cover(List.of(CoverRule.rest(false)))
                : new Cover(List.of(CoverRule.services(true, services), CoverRule.rest(false)));
    }

    /// The place of the rule that decides about a piece of work: the first that speaks of it.
    ///
    /// @param afterHours whether the work was done outside the line's support hours
    public int decidingRule(String service, String kind, String person, boolean afterHours) {
        int place = 0;
        while (rules.get(place).missedBy(service, kind, person, afterHours).isPresent()) {
            place++;
        }
        return place;
    }

    /// Whether a piece of work is covered.
    ///
    /// @param afterHours whether the work was done outside the line's support hours
    public boolean covers(String service, String kind, String person, boolean afterHours) {
        return rules.get(decidingRule(service, kind, person, afterHours)).covers();
    }
}
