package fettle.server.mail.outbox;

import java.time.Instant;

/// A mail as it stands in the outbox.
public record SentMail(long id, NewMail mail, Instant createdAt) {}
