package fettle.server.worklist;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The lists of the Today page.
public enum Tab {
    MINE,
    TEAM,
    UNASSIGNED,
    WAITING,
    SOLVED;

    static Optional<Tab> of(String word) {
        return Arrays.stream(values()).filter(tab -> tab.word().equals(word)).findFirst();
    }

    /// Its name in addresses and message files.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Which which(long technicianId) {
        return switch (this) {
            case MINE -> new Which.OwnedBy(technicianId);
            case TEAM -> new Which.OfTeamsOf(technicianId);
            case UNASSIGNED -> new Which.Unassigned();
            case WAITING -> new Which.Waiting();
            case SOLVED -> new Which.Resolved();
        };
    }

    long of(WorkCounts counts) {
        return switch (this) {
            case MINE -> counts.mine();
            case TEAM -> counts.ofTeams();
            case UNASSIGNED -> counts.unassigned();
            case WAITING -> counts.waiting();
            case SOLVED -> counts.resolved();
        };
    }
}
