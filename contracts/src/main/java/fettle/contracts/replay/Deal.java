package fettle.contracts.replay;

import fettle.contracts.contract.Contract;
import fettle.contracts.sla.SlaEvent;
import fettle.contracts.sla.SlaEvent.PolicyChanged;
import fettle.contracts.sla.SlaEvent.Reassigned;
import fettle.contracts.sla.SlaPolicy;
import fettle.contracts.words.Refused;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// All that is agreed with a client: prices and lines, service levels, and what is given back.
///
/// @param zone the client's, by which months are counted
/// @param policies at least one; before the first, that one holds
public record Deal(Contract contract, ZoneId zone, List<DatedPolicy> policies, List<CreditTerm> credits) {

    /// @throws Refused without a policy
    public Deal {
        policies = policies.stream()
                .sorted(Comparator.comparing(DatedPolicy::from))
                .toList();
        credits = List.copyOf(credits);
        if (policies.isEmpty()) {
            throw Refused.because("contracts.replay.no-policy");
        }
    }

    /// A deal whose service level never changes.
    public static Deal of(Contract contract, ZoneId zone, SlaPolicy policy, CreditTerm... credits) {
        return new Deal(contract, zone, List.of(new DatedPolicy(Instant.EPOCH, policy, false)), List.of(credits));
    }

    /// The service level in force at a moment.
    SlaPolicy policyAt(Instant moment) {
        SlaPolicy policy = policies.getFirst().policy();
        for (DatedPolicy dated : policies) {
            if (!dated.from().isAfter(moment)) {
                policy = dated.policy();
            }
        }
        return policy;
    }

    /// A ticket's events as they would read under this deal: its own amendments in place of those of the time.
    List<SlaEvent> events(TicketHistory ticket) {
        SlaPolicy atReceipt = policyAt(ticket.received().at());
        List<SlaEvent> events = new ArrayList<>(ticket.events().size() + 1);
        for (SlaEvent event : ticket.events()) {
            switch (event) {
                case PolicyChanged _ -> {}
                case Reassigned reassigned -> events.add(new Reassigned(reassigned.at(), atReceipt));
                default -> events.add(event);
            }
        }
        for (DatedPolicy dated : policies) {
            if (dated.appliesToOpen() && ticket.isOpenAt(dated.from())) {
                events.add(new PolicyChanged(dated.from(), dated.policy()));
            }
        }
        return events;
    }
}
