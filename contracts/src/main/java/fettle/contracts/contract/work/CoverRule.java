package fettle.contracts.contract.work;

import java.util.Optional;
import java.util.Set;

/// One rule of what a line covers: the work that it speaks of, and whether that is covered (DOMAIN 3.1).
///
/// An empty set speaks of all: a rule without services, kinds, people and hours speaks of all work.
///
/// @param covers whether the line takes the work that the rule speaks of
/// @param services by name, as in the service catalogue
/// @param kinds by name
/// @param people the contacts for whom the work is done, by their id
/// @param hours the part of the day, by the support hours of the line
public record CoverRule(boolean covers, Set<String> services, Set<String> kinds, Set<String> people, Hours hours) {

    /// A part of the day, as a line's support hours divide it.
    public enum Hours {
        ANY,
        IN_HOURS,
        AFTER_HOURS
    }

    /// What a rule asks of a piece of work, in the order in which it asks.
    public enum Aspect {
        SERVICE,
        KIND,
        PERSON,
        HOURS
    }

    public CoverRule {
        services = Set.copyOf(services);
        kinds = Set.copyOf(kinds);
        people = Set.copyOf(people);
    }

    /// A rule about all work that no rule before it spoke of.
    public static CoverRule rest(boolean covers) {
        return new CoverRule(covers, Set.of(), Set.of(), Set.of(), Hours.ANY);
    }

    /// A rule about some services.
    public static CoverRule services(boolean covers, Set<String> services) {
        return new CoverRule(covers, services, Set.of(), Set.of(), Hours.ANY);
    }

    /// What keeps the rule from speaking of a piece of work; nothing when it does speak of it.
    ///
    /// @param afterHours whether the work was done outside the line's support hours
    public Optional<Aspect> missedBy(String service, String kind, String person, boolean afterHours) {
        if (misses(services, service)) {
            return Optional.of(Aspect.SERVICE);
        }
        if (misses(kinds, kind)) {
            return Optional.of(Aspect.KIND);
        }
        if (misses(people, person)) {
            return Optional.of(Aspect.PERSON);
        }
        return hours == (afterHours ? Hours.IN_HOURS : Hours.AFTER_HOURS)
                ? Optional.of(Aspect.HOURS)
                : Optional.empty();
    }

    /// Whether the rule speaks of all work, so that no rule after it is ever reached.
    public boolean isTotal() {
        return services.isEmpty() && kinds.isEmpty() && people.isEmpty() && hours == Hours.ANY;
    }

    private static boolean misses(Set<String> named, String one) {
        return !named.isEmpty() && !named.contains(one);
    }
}
