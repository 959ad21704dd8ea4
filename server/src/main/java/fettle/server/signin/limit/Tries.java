package fettle.server.signin.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Counts what was tried under a key within a window of time, and says how long to wait when it was too much.
///
/// Kept in memory: a restart forgets it, which an attacker can't bring about.
public final class Tries {

    private static final int MOST_KEYS = 50_000;

    private final InstantSource clock;
    private final int most;
    private final Duration window;
    private final Map<String, Deque<Instant>> byKey = new HashMap<>();

    public Tries(InstantSource clock, int most, Duration window) {
        this.clock = clock;
        this.most = most;
        this.window = window;
    }

    public synchronized void note(String key) {
        if (byKey.size() >= MOST_KEYS) {
            byKey.values().removeIf(tries -> recent(tries).isEmpty());
        }
        if (byKey.size() < MOST_KEYS || byKey.containsKey(key)) {
            Deque<Instant> tries = byKey.computeIfAbsent(key, _ -> new ArrayDeque<>());
            tries.addLast(clock.instant());
            if (tries.size() > 4 * most) {
                tries.removeFirst();
            }
        }
    }

    public synchronized void forget(String key) {
        byKey.remove(key);
    }

    /// How long whoever has reached the limit must wait: until one of the tries is so old that it no longer
    /// counts.
    public synchronized Optional<Duration> wait(String key) {
        Deque<Instant> tries = recent(byKey.getOrDefault(key, new ArrayDeque<>()));
        return tries.size() < most
                ? Optional.empty()
                : Optional.of(Duration.between(clock.instant(), tries.getFirst().plus(window)));
    }

    /// How long whoever has reached the limit must wait: half a minute, and twice as long after each further try.
    public synchronized Optional<Duration> growingWait(String key) {
        Deque<Instant> tries = recent(byKey.getOrDefault(key, new ArrayDeque<>()));
        if (tries.size() < most) {
            return Optional.empty();
        }
        long doubled = 30L << Math.min(5, tries.size() - most);
        Duration pause = window.compareTo(Duration.ofSeconds(doubled)) < 0 ? window : Duration.ofSeconds(doubled);
        Duration left = Duration.between(clock.instant(), tries.getLast().plus(pause));
        return Optional.of(left).filter(Duration::isPositive);
    }

    private Deque<Instant> recent(Deque<Instant> tries) {
        Instant since = clock.instant().minus(window);
        while (!tries.isEmpty() && !tries.getFirst().isAfter(since)) {
            tries.removeFirst();
        }
        return tries;
    }
}
