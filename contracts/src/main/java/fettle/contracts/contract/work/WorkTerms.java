package fettle.contracts.contract.work;

import java.util.Set;

/// What work a line takes, and how it counts it.
public record WorkTerms(Cover cover, Billing billing) {

    /// Takes all work, minute by minute.
    public static final WorkTerms ALL = new WorkTerms(Cover.everything(), Billing.PLAIN);

    /// Takes the work of some services, minute by minute.
    public static WorkTerms services(Set<String> services) {
        return new WorkTerms(Cover.of(services), Billing.PLAIN);
    }

    /// Takes all work, rounded.
    public static WorkTerms all(BillingIncrement increment) {
        return new WorkTerms(Cover.everything(), Billing.by(increment));
    }
}
