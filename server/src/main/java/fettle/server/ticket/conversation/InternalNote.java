package fettle.server.ticket.conversation;

import fettle.server.ticket.log.Actor;
import java.time.Instant;

/// A note on a ticket that only we can read.
public record InternalNote(
        long id, long clientId, long ticketId, Actor.Technician author, Instant at, Instant loggedAt, String text) {}
