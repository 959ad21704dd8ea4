package fettle.contracts.order;

import java.util.Map;

/// A technician who asks for the next work.
///
/// @param id the owner's id on tickets
/// @param level the skill in kinds that are not listed: 1 for the desk, 2, 3
/// @param levels the skill in some kinds
/// @param paired whether somebody more skilled works along, so that any kind is allowed
/// @param inProgress the tickets that the person has begun
/// @param limit the most that anybody should have begun; 5 by default (M1-17)
public record Person(String id, int level, Map<String, Integer> levels, boolean paired, int inProgress, int limit) {

    public Person {
        levels = Map.copyOf(levels);
    }

    /// Whether the person may take a ticket: skilled or paired, with something to do on it, and at the limit only
    /// what is the person's own already, or class 0 (DOMAIN 7.3).
    public boolean mayTake(OpenWork work) {
        return isSkilled(work)
                && work.holding().isReady()
                && (hasRoom() || isOwn(work) || work.rank().isClassZero());
    }

    private boolean isSkilled(OpenWork work) {
        return paired || levels.getOrDefault(work.kind(), level) >= work.level();
    }

    private boolean hasRoom() {
        return inProgress < limit;
    }

    private boolean isOwn(OpenWork work) {
        return work.holding().owner().filter(id::equals).isPresent();
    }
}
