package fettle.server.ticket.log;

/// The way on which a ticket, a message or an answer travels.
public enum Channel {
    EMAIL,
    PORTAL,
    PHONE,
    CHAT,
    VISIT,
    /// A machine's report.
    ALERT,
    /// Opened by one of us, without anybody having asked.
    TECHNICIAN;

    /// Whether one of us was speaking with them, so that nobody waits for a first word.
    public boolean live() {
        return this == PHONE || this == CHAT || this == VISIT;
    }

    /// Whether somebody at the client now waits for a word of ours.
    public boolean awaitsAnswer() {
        return this == EMAIL || this == PORTAL;
    }
}
