package fettle.server.ticket.waiting;

/// A reply that does not go out until somebody decides, as lists show it.
///
/// @param writtenFor whom its writer saw it go to
/// @param nowOf whom it would go to now
public record HeldReply(
        long ticketNumber,
        String subject,
        String author,
        WaitingReply.Why why,
        String words,
        String writtenFor,
        String nowOf) {}
