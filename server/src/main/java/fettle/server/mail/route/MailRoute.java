package fettle.server.mail.route;

/// The way that outgoing mail takes.
public interface MailRoute {

    /// What the next mail server said to a mail for one recipient.
    sealed interface Answer {

        record Accepted() implements Answer {}

        /// It will never take it.
        record Refused(String words) implements Answer {}

        /// Not now: worth another try.
        record Later(String words) implements Answer {}

        /// There is no getting through to it at all, whatever the mail.
        record Away(String words) implements Answer {}
    }

    /// Delivers the raw message to one recipient, whoever its header names. Never throws: what went wrong is an
    /// answer.
    Answer deliver(byte[] raw, String from, String to);
}
