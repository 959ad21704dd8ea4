package fettle.server.ticket.kind;

import fettle.contracts.sla.Priority;
import java.util.Optional;

/// The finest category of work: a service and what happened to it.
///
/// @param floor the lowest priority that such work may have (DOMAIN 5.5)
/// @param alwaysReviewed whether a second person looks at the handling of each (M2-13)
public record Kind(
        long id,
        String name,
        String service,
        TicketType type,
        Optional<Priority> floor,
        boolean alwaysReviewed,
        int position) {}
