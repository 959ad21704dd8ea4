package fettle.contracts.sla;

/// How soon work must be done, from P1 (most of a client stopped) to P4 (DOMAIN 5.5).
public enum Priority {
    P1,
    P2,
    P3,
    P4;

    /// Whether it comes before the other: P1 is the highest, and none is higher than itself (DOMAIN 5.5).
    public boolean isHigherThan(Priority other) {
        return compareTo(other) < 0;
    }

    /// The higher of the two: a floor can raise a priority and never lowers it.
    public Priority atLeast(Priority floor) {
        return isHigherThan(floor) ? this : floor;
    }
}
