package fettle.server.store.engine;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The values of one row, found by the names of their columns in lower case.
public final class Cells {

    private final Map<String, Integer> places;
    private final @Nullable Object[] values;

    Cells(Map<String, Integer> places, @Nullable Object[] values) {
        this.places = places;
        this.values = values;
    }

    /// The value of a column, nothing for NULL.
    public Optional<Object> value(String column) {
        Integer place = places.get(column);
        if (place == null) {
            throw new IllegalArgumentException("The statement reads no column " + column);
        }
        return Optional.ofNullable(values[place]);
    }
}
