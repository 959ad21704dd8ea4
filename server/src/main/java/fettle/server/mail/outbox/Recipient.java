package fettle.server.mail.outbox;

/// Whom a mail goes to.
///
/// @param name shown beside the address; may be blank
public record Recipient(String address, String name) {}
