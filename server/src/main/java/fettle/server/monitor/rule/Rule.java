package fettle.server.monitor.rule;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// One line of the tables of DOMAIN 6.2 and 6.3: what is looked at, when it becomes a finding and how severe, whom it
/// concerns, and, by saying nothing any more, when it clears.
///
/// A rule is a pure function of a ticket and a moment. It is asked at every change of the ticket and at every instant
/// that it named before; it need not remember anything.
///
/// @param id as in DOMAIN, such as `M1-02`
/// @param person whom its findings name
/// @param about which work it looks at
/// @param reviewed whether a verdict of a second person clears it
/// @param steps what it says of a ticket, in order of time; nothing when all is well
public record Rule(
        String id,
        Person person,
        Audience audience,
        About about,
        boolean reviewed,
        Function<Watched, List<Step>> steps) {

    /// Which work a rule looks at.
    public enum About {
        OPEN,
        RESOLVED,
        BOTH
    }

    /// The key of its name as boards print it, and of what clears it.
    public String key() {
        return id.toLowerCase(Locale.ROOT);
    }

    /// Who is named by a finding about this ticket.
    public Optional<Long> personOf(Watched watched) {
        return switch (person) {
            case OWNER -> watched.ticket().ownerId();
            case PROMISER -> watched.promiser().or(() -> watched.ticket().ownerId());
            case RESOLVER -> watched.resolver().or(() -> watched.ticket().ownerId());
        };
    }

    /// What ended a finding about this ticket: the key of a word or two below `monitor.cleared.`.
    public String clearedBy(Watched watched, Instant openedAt) {
        if (reviewed && watched.reviewedSince(openedAt)) {
            return "reviewed";
        }
        return switch (about) {
            case OPEN -> watched.open() ? key() : "resolved";
            case RESOLVED -> watched.open() ? "reopened" : key();
            case BOTH -> key();
        };
    }
}
