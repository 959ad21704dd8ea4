package fettle.contracts.sla;

/// What a clock is owed for: the first answer, the next answer, the solution (DOMAIN 2.3).
public enum Commitment {
    RESPONSE,
    UPDATE,
    RESOLUTION
}
