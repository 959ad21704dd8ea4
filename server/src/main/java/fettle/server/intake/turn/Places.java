package fettle.server.intake.turn;

import java.util.HashMap;
import java.util.Map;

/// Counts out the places at which mails wait, so that whoever sends thousands waits behind himself alone: in each lane
/// mails stand a step apart, beginning where sorting has come to, and so beside those of every other lane (start-time
/// fair queueing). A lane without waiting mail owes nothing and has saved nothing.
final class Places {

    /// Strangers who write from ever new domains have this many lanes, and then one.
    static final int MOST_LANES = 2_000;

    private final Map<Lane, Long> free = new HashMap<>();
    private long reached;

    /// @param waiting the last place taken in each lane
    Places(long reached, Map<Lane, Long> waiting) {
        this.reached = reached;
        waiting.forEach((lane, last) -> free.put(lane, last + lane.pace().step()));
    }

    long next(Lane lane) {
        Lane taken = lane.isStrangers() && !free.containsKey(lane) && isFull() ? lane.ofMany() : lane;
        long earliest = reached - lane.pace().ahead();
        long place = Math.max(earliest, free.getOrDefault(taken, earliest));
        free.put(taken, place + lane.pace().step());
        return place;
    }

    /// The mail at this place is being sorted.
    void reached(long place) {
        reached = Math.max(reached, place);
    }

    private boolean isFull() {
        if (free.size() >= MOST_LANES) {
            free.values().removeIf(place -> place <= reached);
        }
        return free.size() >= MOST_LANES;
    }
}
