package fettle.server.mail.outbox;

/// That a mail did not come to one of its recipients.
///
/// @param recipientId the row of the recipient of that mail
public record Undelivered(long recipientId, String address, Obstacle obstacle) {}
