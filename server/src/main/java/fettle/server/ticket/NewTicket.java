package fettle.server.ticket;

import fettle.contracts.sla.Channel;
import fettle.contracts.sla.Priority;
import fettle.server.ticket.Ticket.Identity;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.kind.TicketType;
import fettle.server.ticket.log.Actor;
import java.time.Instant;
import java.util.Optional;

/// A ticket about to be opened: an untriaged incident of priority P3 until somebody has looked at it.
///
/// @param contactId whom answers go to; none when nobody we know asked
/// @param by who opens it: the contact who wrote, the technician who took the call
/// @param receivedAt when the mail or call arrived, which may be long before now
/// @param earlierTicketId the ticket whose matter it goes on with
/// @param imported whether it is history: closed from the start, without clocks and notices
public record NewTicket(
        long clientId,
        Optional<Long> contactId,
        Actor by,
        Channel channel,
        Identity identity,
        Instant receivedAt,
        String subject,
        NewEntry entry,
        TicketType type,
        Priority priority,
        Optional<Long> mailboxId,
        Optional<Long> groupId,
        Optional<Long> earlierTicketId,
        boolean imported) {

    /// What a contact asked for, or what the technician `by` wrote down for them.
    public static NewTicket asked(
            long clientId,
            Optional<Long> contactId,
            Actor by,
            Channel channel,
            Instant receivedAt,
            String subject,
            NewEntry entry) {
        return new NewTicket(
                clientId,
                contactId,
                by,
                channel,
                Identity.KNOWN,
                receivedAt,
                subject,
                entry,
                TicketType.INCIDENT,
                Priority.P3,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    public NewTicket known(Identity as) {
        return new NewTicket(
                clientId,
                contactId,
                by,
                channel,
                as,
                receivedAt,
                subject,
                entry,
                type,
                priority,
                mailboxId,
                groupId,
                earlierTicketId,
                imported);
    }

    public NewTicket as(TicketType sort, Priority urgent) {
        return new NewTicket(
                clientId,
                contactId,
                by,
                channel,
                identity,
                receivedAt,
                subject,
                entry,
                sort,
                urgent,
                mailboxId,
                groupId,
                earlierTicketId,
                imported);
    }

    public NewTicket inMailbox(long mailbox, Optional<Long> group) {
        return new NewTicket(
                clientId,
                contactId,
                by,
                channel,
                identity,
                receivedAt,
                subject,
                entry,
                type,
                priority,
                Optional.of(mailbox),
                group,
                earlierTicketId,
                imported);
    }

    public NewTicket inQueue(long group) {
        return new NewTicket(
                clientId,
                contactId,
                by,
                channel,
                identity,
                receivedAt,
                subject,
                entry,
                type,
                priority,
                mailboxId,
                Optional.of(group),
                earlierTicketId,
                imported);
    }

    public NewTicket following(long earlier) {
        return new NewTicket(
                clientId,
                contactId,
                by,
                channel,
                identity,
                receivedAt,
                subject,
                entry,
                type,
                priority,
                mailboxId,
                groupId,
                Optional.of(earlier),
                imported);
    }

    NewTicket called(String line) {
        return new NewTicket(
                clientId,
                contactId,
                by,
                channel,
                identity,
                receivedAt,
                line,
                entry,
                type,
                priority,
                mailboxId,
                groupId,
                earlierTicketId,
                imported);
    }

    public NewTicket ofHistory() {
        return new NewTicket(
                clientId,
                contactId,
                by,
                channel,
                identity,
                receivedAt,
                subject,
                entry,
                type,
                priority,
                mailboxId,
                groupId,
                earlierTicketId,
                true);
    }
}
