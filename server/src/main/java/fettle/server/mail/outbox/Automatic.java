package fettle.server.mail.outbox;

/// Whether a mail was written by a person, and if not, why it goes out: its headers follow from it.
public enum Automatic {
    /// A person wrote it.
    NO,
    /// It answers one mail by itself.
    ACKNOWLEDGEMENT,
    /// It tells somebody of an event.
    NOTICE
}
