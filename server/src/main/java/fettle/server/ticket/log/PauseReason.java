package fettle.server.ticket.log;

import java.util.Locale;

/// Why a ticket waits. Whether that stops a clock is for the contract to say (DOMAIN 2.3).
public enum PauseReason {
    CLIENT_INFO,
    CLIENT_APPROVAL,
    CLIENT_ACCESS,
    AGREED_DATE,
    SUPPLIER,
    PARTS,
    INTERNAL,
    MONITORING;

    /// Its name in contracts, forms and message files: `client-info`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether we wait for somebody at the client, who must then have been asked something.
    public boolean onClient() {
        return this == CLIENT_INFO || this == CLIENT_APPROVAL || this == CLIENT_ACCESS;
    }
}
