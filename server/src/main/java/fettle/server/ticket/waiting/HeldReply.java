package fettle.server.ticket.waiting;

/// A reply that does not go out until somebody decides, as lists show it.
public record HeldReply(long ticketNumber, String subject, String author, WaitingReply.Why why, String words) {}
