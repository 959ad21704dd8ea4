package fettle.server.account.block;

import java.time.Instant;
import java.util.Optional;

/// That so many per cent of a prepaid block are used: told once (DOMAIN 3.5).
///
/// @param clearedAt when a new block had been bought; nothing while the warning stands
public record BlockWarning(
        long clientId, long contractId, String line, int percent, Instant reachedAt, Optional<Instant> clearedAt) {

    boolean isOf(long contract, String block) {
        return contractId == contract && line.equals(block);
    }

    boolean isOpen() {
        return clearedAt.isEmpty();
    }
}
