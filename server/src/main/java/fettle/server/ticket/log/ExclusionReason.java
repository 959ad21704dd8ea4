package fettle.server.ticket.log;

/// Why a time is not to be held against us (DOMAIN 2.8).
public enum ExclusionReason {
    CLIENT_CAUSED,
    FORCE_MAJEURE,
    AGREED,
    OUT_OF_SCOPE,
    DUPLICATE,
    DATA_ERROR
}
