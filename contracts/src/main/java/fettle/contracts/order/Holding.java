package fettle.contracts.order;

import java.util.Optional;

/// Who has a ticket, and whether anybody can go on with it.
///
/// @param owner the one person responsible now, by id
/// @param ownerActive whether that person is at work and at this ticket
/// @param paused whether it waits for something
/// @param followUpDue whether the moment has come to look after what it waits for
public record Holding(Optional<String> owner, boolean ownerActive, boolean paused, boolean followUpDue) {

    /// In the queue: nobody's, and free to go on.
    public static final Holding QUEUED = new Holding(Optional.empty(), false, false, false);

    boolean isReady() {
        return !paused || followUpDue;
    }
}
