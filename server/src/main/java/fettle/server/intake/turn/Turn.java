package fettle.server.intake.turn;

import java.util.Optional;

/// Where a mail stands among those that wait.
///
/// @param owner whose mails wait for each other: a client, by `#` and its id, or a domain that is nobody's
/// @param place the smaller, the sooner
public record Turn(String owner, long place) {

    /// The client whose mail this owner's is; none for a domain that is nobody's.
    public static Optional<Long> clientOf(String owner) {
        return owner.startsWith(Lane.CLIENT) ? Optional.of(Long.valueOf(owner.substring(1))) : Optional.empty();
    }
}
