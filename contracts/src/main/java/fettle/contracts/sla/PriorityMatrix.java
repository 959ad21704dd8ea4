package fettle.contracts.sla;

/// The priority that impact and urgency give together: the bare matrix, before any floor raises it (DOMAIN 5.5).
public final class PriorityMatrix {

    private PriorityMatrix() {}

    /// High and high is P1; high and medium P2; high and low, or medium twice, P3; all else P4.
    public static Priority priority(Impact impact, Urgency urgency) {
        return switch (impact) {
            case HIGH -> by(urgency, Priority.P1, Priority.P2, Priority.P3);
            case MEDIUM -> by(urgency, Priority.P2, Priority.P3, Priority.P4);
            case LOW -> by(urgency, Priority.P3, Priority.P4, Priority.P4);
        };
    }

    private static Priority by(Urgency urgency, Priority high, Priority medium, Priority low) {
        return switch (urgency) {
            case HIGH -> high;
            case MEDIUM -> medium;
            case LOW -> low;
        };
    }
}
