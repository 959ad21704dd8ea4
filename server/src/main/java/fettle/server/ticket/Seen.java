package fettle.server.ticket;

import java.util.Optional;

/// The ticket that somebody wants to change, as they last saw it. Whoever saw an older version than there is must look
/// again; a program that looked at nothing takes it as it stands.
public record Seen(long number, Optional<Integer> version) {

    public static Seen at(long number, int version) {
        return new Seen(number, Optional.of(version));
    }

    public static Seen asItStands(long number) {
        return new Seen(number, Optional.empty());
    }
}
