package fettle.server.store;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;

/// Ids for rows, made before the row is written: positive, and later ones are greater.
///
/// The upper bits are milliseconds since 2024, the lower 20 count on from a random start, so that two programs on one
/// database don't meet. When the clock jumps back, ids go on from the last one.
public final class Ids {

    private static final long EPOCH = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
    private static final int COUNTER_BITS = 20;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private long last;

    public Ids(InstantSource clock) {
        this.clock = clock;
    }

    public synchronized long next() {
        long millisecond = Math.max(0, clock.millis() - EPOCH);
        long start = millisecond << COUNTER_BITS | random.nextInt(1 << (COUNTER_BITS - 1));
        last = millisecond > last >>> COUNTER_BITS ? start : last + 1;
        return last;
    }
}
