package fettle.contracts.sla;

/// The way in which somebody reached us, or we them.
public enum Channel {
    EMAIL,
    PORTAL,
    PHONE,
    CHAT,
    VISIT,
    ALERT,
    TECHNICIAN;

    /// Whether a person answers at once, so that the response is met at receipt (DOMAIN 2.3).
    public boolean isLive() {
        return this == PHONE || this == CHAT || this == VISIT;
    }

    /// Whether a client asked: what a machine reports or a technician opens is owed no response and no updates.
    public boolean owesAnswers() {
        return this != ALERT && this != TECHNICIAN;
    }
}
