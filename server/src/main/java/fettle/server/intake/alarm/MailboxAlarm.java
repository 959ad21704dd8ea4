package fettle.server.intake.alarm;

import java.time.Instant;
import java.util.Locale;

/// Something wrong with a mailbox that somebody has to look at.
///
/// @param address the mailbox's
/// @param words what is wrong, and what can be done
public record MailboxAlarm(long mailboxId, String address, Kind kind, String words, Instant raisedAt) {

    /// What may be wrong.
    public enum Kind {
        /// We are not let in.
        LOGIN,
        /// The server can't be reached, or breaks off, for long.
        CONNECTION,
        /// No mail has come for much longer than usual.
        SILENT,
        /// Mail waits to be sorted.
        BACKLOG,
        /// Somebody sends so much that their mail waits behind everybody else's.
        FLOOD;

        /// The key of its sentence.
        String key() {
            return "intake.alarm." + name().toLowerCase(Locale.ROOT);
        }
    }
}
