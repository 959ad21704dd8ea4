package fettle.server.store.edition;

import fettle.server.store.Tx;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/// How often the rows that count for each client were changed, as it was read at one moment: read before those rows,
/// and equal later, it tells that they are still the same. A client's edition only grows.
public final class Editions {

    static final int COMMON = 256;

    private final Tx tx;
    private final Map<Integer, Long> changes;

    private Editions(Tx tx, Map<Integer, Long> changes) {
        this.tx = tx;
        this.changes = changes;
    }

    /// One client's edition; nothing within a transaction that has itself changed something of it, since what that
    /// sees is not what others see.
    public static OptionalLong of(Tx tx, long client) {
        if (tx.hasChanged(client)) {
            return OptionalLong.empty();
        }
        return tx
                .sql("edition.of")
                .set("place", place(client))
                .set("common", COMMON)
                .list(row -> row.id("changes"))
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /// All clients' editions, by one statement.
    public static Editions all(Tx tx) {
        Map<Integer, Long> changes = new HashMap<>();
        tx.sql("edition.all").list(row -> changes.put(row.count("place"), row.id("changes")));
        return new Editions(tx, changes);
    }

    /// As [#of(Tx, long)].
    public OptionalLong of(long client) {
        return tx.hasChanged(client)
                ? OptionalLong.empty()
                : OptionalLong.of(changes.getOrDefault(place(client), 0L) + changes.getOrDefault(COMMON, 0L));
    }

    /// Ids are made by time, so neighbours differ little: the golden ratio spreads them.
    static int place(long client) {
        return (int) ((client * 0x9E37_79B9_7F4A_7C15L) >>> 56);
    }
}
