package fettle.server.mail.outbox;

import java.time.Instant;

/// A recipient whose mail is due, and who has been claimed for sending by the holder alone.
///
/// @param attempt which try this is, the first being 1
record Posting(long id, long clientId, long mailId, String address, int attempt, String holder, Instant claimedAt) {}
