package fettle.server.intake.page;

/// A mail that would have gone out: what it says, and byte for byte.
record SentMessagePage(String subject, String body, String raw) {}
