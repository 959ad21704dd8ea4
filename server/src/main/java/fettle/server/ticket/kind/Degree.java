package fettle.server.ticket.kind;

/// How much of the client stops (impact), or how soon it hurts (urgency).
public enum Degree {
    LOW,
    MEDIUM,
    HIGH
}
