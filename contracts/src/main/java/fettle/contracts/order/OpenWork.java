package fettle.contracts.order;

import fettle.contracts.sla.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// An open ticket, as far as the order of work looks at it (DOMAIN 7.1).
///
/// @param id breaks the last tie
/// @param kind the finest category of its work
/// @param level the skill that the kind needs: 1 for the desk, 2, 3
/// @param safety whether the kind bears on safety
/// @param owed its running clocks and the promises made; nothing that is paused
/// @param untouched business time since anybody last worked on it
/// @param expected touch time that the work will likely take yet: the kind's median less what was spent
/// @param clientFactor the client's [Fairness], 1 where it does not matter
public record OpenWork(
        String id,
        Instant received,
        Priority priority,
        String kind,
        int level,
        boolean safety,
        Effect effect,
        List<Owed> owed,
        Duration untouched,
        Duration expected,
        double clientFactor,
        Holding holding) {

    private static final Duration RESPONSE_GRACE = Duration.ofMinutes(15);

    /// @throws IllegalArgumentException when it is untouched for a negative time, or the factor is not above 0
    public OpenWork {
        owed = List.copyOf(owed);
        if (untouched.isNegative() || !(clientFactor > 0)) {
            throw new IllegalArgumentException("Work is untouched for some time, and its client's factor above 0.");
        }
    }

    /// Whether it has not been touched for as long as its priority allows: 1, 4, 16 or 40 business hours (M1-18).
    public boolean isOverAge() {
        int hours = switch (priority) {
            case P1 -> 1;
            case P2 -> 4;
            case P3 -> 16;
            case P4 -> 40;
        };
        return untouched.compareTo(Duration.ofHours(hours)) >= 0;
    }

    /// The class that goes before any score: 0 to 2, or 3 for everything else.
    public Rank rank() {
        if (safety) {
            return Rank.SAFETY;
        }
        if (priority == Priority.P1 && !holding.ownerActive()) {
            return Rank.P1_WITHOUT_OWNER;
        }
        return owed.stream().anyMatch(OpenWork::isBroken) ? Rank.BROKEN_WORD : Rank.BY_SCORE;
    }

    Instant nextDue() {
        return owed.stream().map(Owed::due).min(Comparator.naturalOrder()).orElse(Instant.MAX);
    }

    Optional<Owed> owed(Owed.What what) {
        return owed.stream().filter(one -> one.what() == what).min(Comparator.comparing(Owed::left));
    }

    private static boolean isBroken(Owed owed) {
        return switch (owed.what()) {
            case PROMISE -> owed.isLateBy(Duration.ZERO);
            case RESPONSE -> owed.isLateBy(RESPONSE_GRACE);
            case UPDATE, RESOLUTION -> false;
        };
    }
}
