package fettle.contracts.sla;

/// How much of the client stops (DOMAIN 5.5).
public enum Impact {
    HIGH,
    MEDIUM,
    LOW
}
