package fettle.contracts.sla;

/// How soon work is to be done, from P1 (at once) to P4: what impact and urgency make of it (DOMAIN 5.5).
public enum Priority {
    P1,
    P2,
    P3,
    P4
}
