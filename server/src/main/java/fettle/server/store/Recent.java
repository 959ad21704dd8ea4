package fettle.server.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/// Something that changes seldom and stands on every page, read anew after a change and every few seconds: another
/// program on the same database changes it too, and tells this one nothing.
public final class Recent<T> {

    private static final Duration KEPT = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final Function<Tx, T> reading;
    private final AtomicLong changes = new AtomicLong();
    private volatile Read<T> last;

    private record Read<T>(T value, Instant at, long changes) {}

    /// @param nothing what is there before anything was read; nobody ever sees it
    public Recent(InstantSource clock, T nothing, Function<Tx, T> reading) {
        this.clock = clock;
        this.reading = reading;
        this.last = new Read<>(nothing, Instant.EPOCH, -1);
    }

    public T get(Tx tx) {
        Read<T> known = last;
        Instant now = clock.instant();
        if (known.changes() == changes.get() && known.at().plus(KEPT).isAfter(now)) {
            return known.value();
        }
        long before = changes.get();
        T value = reading.apply(tx);
        last = new Read<>(value, now, before);
        return value;
    }

    /// How often it has changed here, for who remembers more than this.
    public long changes() {
        return changes.get();
    }

    /// Has it read anew once the transaction is committed, for whoever changes it.
    public void changed(Tx tx) {
        tx.afterCommit(changes::incrementAndGet);
    }
}
