package fettle.server.store.edition;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/// What was worked out of clients' rows, kept until those change. What was asked for longest ago goes first once all of
/// it weighs too much.
public final class Remembered<K, V> {

    private final long most;
    private final ToIntFunction<V> weight;
    private final Map<K, Kept<V>> kept = new LinkedHashMap<>(64, 0.75f, true);
    private long weighs;

    private record Kept<V>(long edition, V value, int weight) {}

    /// @param most the weight that is kept altogether
    /// @param weight of one result, at least 1
    public Remembered(long most, ToIntFunction<V> weight) {
        this.most = most;
        this.weight = weight;
    }

    /// What is known in this edition, if it serves; else what the work gives. Two who ask at once may both do the
    /// work.
    ///
    /// @param edition of the rows that the work reads, asked before they are; nothing when they are like
    /// this for the caller alone, who neither sees what others know nor tells them
    public V get(K key, OptionalLong edition, Predicate<V> serves, Supplier<V> work) {
        if (edition.isEmpty()) {
            return work.get();
        }
        return find(key, edition.getAsLong()).filter(serves).orElseGet(() -> {
            V made = work.get();
            keep(key, new Kept<>(edition.getAsLong(), made, weight.applyAsInt(made)));
            return made;
        });
    }

    private synchronized Optional<V> find(K key, long edition) {
        return Optional.ofNullable(kept.get(key))
                .filter(one -> one.edition() == edition)
                .map(Kept::value);
    }

    /// Something too heavy is not kept, or it would send away all else.
    private synchronized void keep(K key, Kept<V> made) {
        Optional.ofNullable(kept.remove(key)).ifPresent(this::forget);
        if (made.weight() > most) {
            return;
        }
        kept.put(key, made);
        weighs += made.weight();
        Iterator<Kept<V>> oldest = kept.values().iterator();
        while (weighs > most) {
            forget(oldest.next());
            oldest.remove();
        }
    }

    private void forget(Kept<V> one) {
        weighs -= one.weight();
    }
}
