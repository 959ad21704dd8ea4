package fettle.server.worklist;

import java.time.Instant;
import java.util.Optional;

/// Where a page of a list begins: behind the row that was the last one before.
public record Cursor(Instant at, long ticketId) {

    public static final Cursor START = new Cursor(Instant.EPOCH, 0);

    /// As a link carries it.
    public String text() {
        return at.toEpochMilli() + "-" + ticketId;
    }

    /// The cursor of a link; nothing when somebody made it up.
    public static Optional<Cursor> parse(String text) {
        if (!text.matches("\\d{1,15}-\\d{1,18}")) {
            return Optional.empty();
        }
        String[] parts = text.split("-", 2);
        return Optional.of(new Cursor(Instant.ofEpochMilli(Long.parseLong(parts[0])), Long.parseLong(parts[1])));
    }
}
