package fettle.contracts.sla;

import fettle.contracts.words.Refused;
import java.time.Duration;

/// A promise of a policy: this commitment, for work of this priority, within so much business time.
public record SlaTarget(Priority priority, Commitment commitment, Duration within) {

    public SlaTarget {
        if (!within.isPositive()) {
            throw Refused.because("contracts.sla.policy.some-time");
        }
    }
}
