package fettle.server.mail.imap;

import java.util.Set;

/// Where an IMAP server is.
///
/// @param tls whether the connection is encrypted from its first byte; otherwise STARTTLS is required, unless the
///     server is on this machine
public record ImapAddress(String host, int port, boolean tls) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");

    boolean mustStartTls() {
        return !tls && !THIS_MACHINE.contains(host);
    }
}
