package fettle.server.monitor.rule;

/// Whom a finding is shown to first. Everybody at the desk may see all of them, in the same words.
public enum Viewer {
    /// The person it concerns: the ticket's owner, who promised, who resolved.
    PERSON,
    /// Everybody in the ticket's group, while nobody owns it.
    GROUP,
    LEAD,
    ACCOUNT_MANAGER
}
