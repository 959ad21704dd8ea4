package fettle.server.review;

import fettle.contracts.sla.Priority;
import fettle.server.monitor.board.BoardLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// A ticket whose handling waits for a second person's look.
///
/// @param reasons the findings that put it up, the oldest first
public record Waiting(List<BoardLine> reasons) {

    private static final Duration PRESSING = Duration.ofMinutes(30);
    private static final Duration ORDINARY = Duration.ofHours(4);

    /// What is pressing first, then what waits longest.
    static final Comparator<Waiting> IN_ORDER = Comparator.comparing((Waiting waiting) -> !waiting.pressing())
            .thenComparing(Waiting::since)
            .thenComparingLong(waiting -> waiting.ticket().number());

    public Waiting {
        reasons = List.copyOf(reasons);
    }

    public BoardLine ticket() {
        return reasons.getFirst();
    }

    public Instant since() {
        return ticket().finding().openedAt();
    }

    /// Whether it waits for longer than is our goal: half an hour for P1 and P2, four hours for the rest.
    public boolean overdue(Instant now) {
        return Duration.between(since(), now).compareTo(pressing() ? PRESSING : ORDINARY) > 0;
    }

    private boolean pressing() {
        return ticket().priority() == Priority.P1 || ticket().priority() == Priority.P2;
    }
}
