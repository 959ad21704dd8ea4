package fettle.contracts.sla;

import java.time.Duration;

/// A promise of a policy: this commitment, for work of this priority, within so much business time.
public record SlaTarget(Priority priority, Commitment commitment, Duration within) {

    public SlaTarget {
        if (!within.isPositive()) {
            throw new IllegalArgumentException("A target allows some time, not " + within + ".");
        }
    }
}
