package fettle.server.ask.approval;

/// Why somebody who was asked may never answer.
public enum Doubt {
    /// They are at the client no more, or their company is no client.
    LEFT,
    /// A machine of theirs has answered since.
    AWAY
}
