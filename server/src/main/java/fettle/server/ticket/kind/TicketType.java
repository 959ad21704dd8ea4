package fettle.server.ticket.kind;

/// What sort of work a ticket is.
public enum TicketType {
    /// Something stopped or got worse.
    INCIDENT,
    /// Something from the service catalogue.
    REQUEST,
    /// The cause of incidents.
    PROBLEM,
    /// An alteration with a window.
    CHANGE,
    /// A machine's report.
    ALERT
}
