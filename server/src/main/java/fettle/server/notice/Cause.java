package fettle.server.notice;

import java.time.Instant;

/// Something that one of us is to be told.
///
/// @param held whether quiet hours held it back
record Cause(long id, NoticeKind kind, long ticketId, String words, Instant createdAt, Instant dueAt, boolean held) {}
