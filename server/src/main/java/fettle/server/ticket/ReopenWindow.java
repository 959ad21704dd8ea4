package fettle.server.ticket;

import fettle.server.contract.Contracts;
import fettle.server.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How long a resolved ticket comes back as itself: as its contract says, a week without one. Later, a new ticket
/// follows it.
final class ReopenWindow {

    private static final Duration WITHOUT_CONTRACT = Duration.ofDays(7);

    private final Contracts contracts;

    ReopenWindow(Contracts contracts) {
        this.contracts = contracts;
    }

    /// The last moment of the window; nothing while the ticket is not resolved, or once it is closed.
    Optional<Instant> end(Tx tx, Ticket ticket) {
        if (ticket.stage() != Ticket.Stage.RESOLVED) {
            return Optional.empty();
        }
        return ticket.resolvedAt()
                .map(resolved -> ticket.contractVersionId()
                        .flatMap(version -> contracts
                                .governing(tx, ticket.clientId(), version)
                                .policy()
                                .reopensUntil(resolved))
                        .orElse(resolved.plus(WITHOUT_CONTRACT)));
    }
}
