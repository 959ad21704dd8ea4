package fettle.contracts.sla;

/// How soon it hurts (DOMAIN 5.5).
public enum Urgency {
    HIGH,
    MEDIUM,
    LOW
}
