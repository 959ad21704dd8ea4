package fettle.server.mail.transport;

/// A mailbox on an IMAP server, and how to get in.
///
/// @param tls whether the connection is encrypted from its first byte; otherwise STARTTLS is required, unless the
///     server is on this machine
public record Account(
        long mailboxId, String address, String host, int port, boolean tls, String user, String password) {

    /// Without the password: this ends up in logs.
    @Override
    public String toString() {
        return user + "@" + host + ":" + port;
    }
}
