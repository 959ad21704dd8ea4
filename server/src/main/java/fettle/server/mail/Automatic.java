package fettle.server.mail;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether a program sent the message, and what it tells us. None of these is ever answered by a program of
/// ours.
public sealed interface Automatic {

    /// Written by a person, as far as one can tell.
    record None() implements Automatic {}

    /// An answer that a program gave to a mail of ours: out of office, "we got your mail".
    record AutoReply() implements Automatic {}

    /// Sent by a program of its own accord: a monitoring system, a shop, a sender that takes no answers.
    record Notice() implements Automatic {}

    /// Sent to a list or in bulk.
    record Bulk() implements Automatic {}

    /// Somebody's server could not deliver a mail, or not yet. Anybody can write such a message: it counts only
    /// for a mail that we did send to that recipient.
    record Bounce(Optional<String> originalMessageId, List<Delivery> deliveries) implements Automatic {}

    /// What became of the original for one of its recipients.
    ///
    /// @param recipient as reported, in comparable form
    /// @param meant whom it was sent to, where the report says that this was somebody else (an alias, a
    /// forwarding)
    /// @param action as in `failed`, `delayed`
    /// @param status as in `5.1.1`; empty when the report has none
    /// @param said the mail server's own sentence, made inert; empty when the report has none
    record Delivery(String recipient, Optional<String> meant, String action, String status, String said) {
        public boolean isFinal() {
            return action.equals("failed") || (action.isEmpty() && status.startsWith("5"));
        }

        /// All that was said about it in one line.
        public String words() {
            String code = said.contains(status) ? "" : status;
            return Stream.of(action, code, said).filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
        }
    }

    record ReadReceipt(Optional<String> originalMessageId) implements Automatic {}

    /// Somebody pressed "this is spam" on a mail of ours.
    record AbuseReport(Optional<String> originalMessageId) implements Automatic {}

    /// A mail of our own has come back, or goes round in circles.
    record Loop(Cause cause) implements Automatic {}

    enum Cause {
        OWN_MARK,
        TOO_MANY_HOPS
    }
}
