package fettle.server.monitor.rule;

/// Which person a rule speaks to.
public enum Person {
    OWNER,
    /// Who promised something to the client.
    PROMISER,
    /// Who resolved the ticket last.
    RESOLVER
}
