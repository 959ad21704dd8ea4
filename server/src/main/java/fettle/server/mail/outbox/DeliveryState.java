package fettle.server.mail.outbox;

/// How far a mail has come on its way to one recipient.
public enum DeliveryState {
    /// Waits for its first or next try.
    QUEUED,
    /// The next mail server has taken it.
    ACCEPTED,
    /// The next mail server will not take it, or did not for five days.
    REFUSED,
    /// It was taken and came back.
    BOUNCED
}
