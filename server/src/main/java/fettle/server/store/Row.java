package fettle.server.store;

import fettle.server.store.engine.Cells;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// One row of a result, read by column names in lower case. A value that may be NULL is read by its `optional` form.
public final class Row {

    private final Cells cells;

    Row(Cells cells) {
        this.cells = cells;
    }

    public long id(String column) {
        return present(column, optionalId(column));
    }

    public int count(String column) {
        return present(column, optionalCount(column));
    }

    public String text(String column) {
        return present(column, optionalText(column));
    }

    public Instant instant(String column) {
        return present(column, optionalInstant(column));
    }

    public LocalDate date(String column) {
        return present(column, optionalDate(column));
    }

    public boolean yes(String column) {
        return present(column, value(column, Boolean.class));
    }

    public <E extends Enum<E>> E one(Class<E> of, String column) {
        return present(column, optionalOne(of, column));
    }

    public Optional<Long> optionalId(String column) {
        return value(column, Number.class).map(Number::longValue);
    }

    public Optional<Integer> optionalCount(String column) {
        return value(column, Number.class).map(number -> Math.toIntExact(number.longValue()));
    }

    public Optional<String> optionalText(String column) {
        return value(column, String.class);
    }

    public Optional<Instant> optionalInstant(String column) {
        return optionalId(column).map(Instant::ofEpochMilli);
    }

    public Optional<LocalDate> optionalDate(String column) {
        return optionalText(column).map(LocalDate::parse);
    }

    public <E extends Enum<E>> Optional<E> optionalOne(Class<E> of, String column) {
        return optionalText(column).map(name -> Enum.valueOf(of, name));
    }

    private static <T> T present(String column, Optional<T> value) {
        return value.orElseThrow(() -> new IllegalStateException("Column " + column + " is NULL in this row"));
    }

    private <T> Optional<T> value(String column, Class<T> type) {
        return cells.value(column).map(type::cast);
    }
}
