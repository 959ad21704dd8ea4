package fettle.server.live;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Who reads a stream: a person of the desk, who is told of everything, or a contact, who is told of their own
/// client's.
///
/// @param person what tells people apart, to bound how many streams each has
/// @param clientId the client of a contact; empty for the desk
/// @param signedIn asked again before each send
public record Reader(String person, Optional<Long> clientId, BooleanSupplier signedIn) {

    boolean mayStillRead() {
        return signedIn.getAsBoolean();
    }

    boolean isConcernedBy(Optional<Long> client) {
        return clientId.isEmpty() || clientId.equals(client);
    }
}
