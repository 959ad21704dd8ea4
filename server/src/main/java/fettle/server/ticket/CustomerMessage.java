package fettle.server.ticket;

import fettle.contracts.sla.Channel;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.log.Actor;
import java.time.Instant;

/// A message of the client about a ticket that exists.
///
/// @param automatic whether a machine wrote it: it is kept, and neither ends a pause nor reopens nor waits for an
/// answer
/// @param fromAskedSide whether its author is on the side that a pause waits for
/// @param history whether it is imported, so that it moves nothing
/// @param thanks whether it says thanks and nothing else: what is solved stays so
public record CustomerMessage(
        long clientId,
        long ticketId,
        Actor from,
        Channel channel,
        Instant receivedAt,
        NewEntry entry,
        boolean automatic,
        boolean fromAskedSide,
        boolean history,
        boolean thanks) {

    /// What became of it.
    public sealed interface Outcome {

        Ticket ticket();

        record Joined(Ticket ticket, long entryId) implements Outcome {}

        /// The ticket was resolved, and within the contract's reopen window.
        record Reopened(Ticket ticket, long entryId) implements Outcome {}

        /// The ticket was closed, or resolved too long ago: nothing was kept. The message wants a new
        /// ticket that follows this one (`NewTicket.following`).
        record TooLate(Ticket ticket) implements Outcome {}
    }

    /// A person of the client wrote.
    public static CustomerMessage written(
            long clientId, long ticketId, Actor from, Channel channel, Instant receivedAt, NewEntry entry) {
        return new CustomerMessage(clientId, ticketId, from, channel, receivedAt, entry, false, true, false, false);
    }

    public CustomerMessage byMachine() {
        return new CustomerMessage(clientId, ticketId, from, channel, receivedAt, entry, true, false, history, false);
    }

    public CustomerMessage ofHistory() {
        return new CustomerMessage(
                clientId, ticketId, from, channel, receivedAt, entry, automatic, fromAskedSide, true, thanks);
    }

    public CustomerMessage ofThanks() {
        return new CustomerMessage(
                clientId, ticketId, from, channel, receivedAt, entry, automatic, fromAskedSide, history, true);
    }
}
