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
public record NewTicket(
        long clientId,
        Optional<Long> contactId,
        Actor by,
        Channel channel,
        Instant receivedAt,
        String subject,
        NewEntry entry,
        Filing filing) {

    /// What a contact asked for, or what the technician `by` wrote down for them.
    public static NewTicket asked(
            long clientId,
            Optional<Long> contactId,
            Actor by,
            Channel channel,
            Instant receivedAt,
            String subject,
            NewEntry entry) {
        return new NewTicket(clientId, contactId, by, channel, receivedAt, subject, entry, Filing.UNTRIAGED);
    }

    public NewTicket known(Identity as) {
        return filed(filing.known(as));
    }

    public NewTicket as(TicketType sort, Priority urgent) {
        return filed(filing.as(sort, urgent));
    }

    public NewTicket inMailbox(long mailbox, Optional<Long> group) {
        return filed(filing.inMailbox(mailbox, group));
    }

    public NewTicket inQueue(long group) {
        return filed(filing.inQueue(group));
    }

    /// Going on with the matter of an earlier ticket.
    public NewTicket following(long earlier) {
        return filed(filing.following(earlier));
    }

    /// Closed from the start, without clocks and notices.
    public NewTicket ofHistory() {
        return filed(filing.ofHistory());
    }

    NewTicket called(String line) {
        return new NewTicket(clientId, contactId, by, channel, receivedAt, line, entry, filing);
    }

    private NewTicket filed(Filing place) {
        return new NewTicket(clientId, contactId, by, channel, receivedAt, subject, entry, place);
    }
}
