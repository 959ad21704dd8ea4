package fettle.server.ask.survey;

/// Why somebody was not asked about a ticket of theirs.
enum PassedOver {
    /// Their company is not asked.
    OFF,
    /// A machine wrote the ticket.
    MACHINE,
    /// They do not want to be asked.
    REFUSED,
    /// They were asked about another ticket in the last 14 days.
    LATELY,
    /// A fifth of their company was asked this week.
    ENOUGH
}
