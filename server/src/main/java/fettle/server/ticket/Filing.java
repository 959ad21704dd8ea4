package fettle.server.ticket;

import fettle.contracts.sla.Priority;
import fettle.server.ticket.Ticket.Identity;
import fettle.server.ticket.kind.TicketType;
import java.util.Optional;

/// Where a new ticket is put, and as what.
///
/// @param earlierTicketId the ticket whose matter it goes on with
/// @param imported whether it is history: closed from the start, without clocks and notices
public record Filing(
        Identity identity,
        TicketType type,
        Priority priority,
        Optional<Long> mailboxId,
        Optional<Long> groupId,
        Optional<Long> earlierTicketId,
        boolean imported) {

    /// An incident of priority P3 in nobody's queue, until somebody has looked at it.
    static final Filing UNTRIAGED = new Filing(
            Identity.KNOWN,
            TicketType.INCIDENT,
            Priority.P3,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);

    Filing known(Identity as) {
        return new Filing(as, type, priority, mailboxId, groupId, earlierTicketId, imported);
    }

    Filing as(TicketType sort, Priority urgent) {
        return new Filing(identity, sort, urgent, mailboxId, groupId, earlierTicketId, imported);
    }

    Filing inMailbox(long mailbox, Optional<Long> group) {
        return new Filing(identity, type, priority, Optional.of(mailbox), group, earlierTicketId, imported);
    }

    Filing inQueue(long group) {
        return new Filing(identity, type, priority, mailboxId, Optional.of(group), earlierTicketId, imported);
    }

    Filing following(long earlier) {
        return new Filing(identity, type, priority, mailboxId, groupId, Optional.of(earlier), imported);
    }

    Filing ofHistory() {
        return new Filing(identity, type, priority, mailboxId, groupId, earlierTicketId, true);
    }
}
