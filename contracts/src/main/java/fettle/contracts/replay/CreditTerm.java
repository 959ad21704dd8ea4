package fettle.contracts.replay;

import fettle.contracts.money.Money;
import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.attainment.Attainment;
import fettle.contracts.sla.attainment.CaseCredits;
import fettle.contracts.sla.attainment.Goal;
import fettle.contracts.sla.attainment.MeasuredCase;
import fettle.contracts.sla.attainment.ServiceCredit;
import java.util.List;
import java.util.Map;

/// What a contract gives back for promises broken in a month, and the line of whose fee it is a share (DOMAIN 2.8).
public sealed interface CreditTerm {

    /// The name of the line whose fee of the month counts.
    String line();

    /// What is owed for a month.
    ///
    /// @param attainment of each commitment
    /// @param cases the promises behind it
    /// @param fee what the line earned in the month
    Money owed(Map<Commitment, Attainment> attainment, List<MeasuredCase> cases, Money fee);

    /// By the share of promises kept.
    record ByAttainment(String line, Commitment commitment, Goal goal, ServiceCredit credit) implements CreditTerm {

        @Override
        public Money owed(Map<Commitment, Attainment> attainment, List<MeasuredCase> cases, Money fee) {
            Attainment month = attainment.getOrDefault(commitment, new Attainment(List.of(), List.of()));
            return credit.owed(month, goal, fee);
        }
    }

    /// By each broken promise.
    record ByTicket(String line, CaseCredits credits) implements CreditTerm {

        @Override
        public Money owed(Map<Commitment, Attainment> attainment, List<MeasuredCase> cases, Money fee) {
            return credits.owed(cases, fee);
        }
    }
}
