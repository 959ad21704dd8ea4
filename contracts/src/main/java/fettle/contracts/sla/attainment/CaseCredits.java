package fettle.contracts.sla.attainment;

import fettle.contracts.money.Money;
import fettle.contracts.sla.Priority;
import fettle.contracts.words.Refused;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a contract gives back for each broken promise, by the ticket's priority (DOMAIN 2.8).
///
/// @param each an amount for every priority that earns one; the others earn none
/// @param severalPerTicket whether each broken promise of a ticket earns its own; by default a ticket earns one
/// @param capBasisPoints of the line's monthly fee, over all credits of the month: 1500 is 15 %
public record CaseCredits(Map<Priority, Money> each, boolean severalPerTicket, int capBasisPoints) {

    /// @throws Refused for a negative amount, or a cap outside 0 to 100 %
    public CaseCredits {
        each = Map.copyOf(each);
        for (Money amount : each.values()) {
            if (amount.isNegative()) {
                throw Refused.because("contracts.attainment.negative-credit", amount);
            }
        }
        if (capBasisPoints < 0 || capBasisPoints > 10_000) {
            throw Refused.because("contracts.attainment.cap", capBasisPoints);
        }
    }

    /// What a broken promise earned.
    public record Credit(MeasuredCase broken, Money amount) {

        /// The number of its ticket.
        public String ticket() {
            return broken.ticket();
        }
    }

    /// The credits of a month before the cap, in the order of the cases.
    ///
    /// A ticket that broke two promises of different priorities earns the first one only.
    public List<Credit> earned(Collection<MeasuredCase> month) {
        return earned(month, Set.of());
    }

    /// The same where tickets have earned theirs before.
    ///
    /// @param before tickets that were credited in an earlier month: they earn another only where several are owed
    public List<Credit> earned(Collection<MeasuredCase> month, Set<String> before) {
        Set<String> credited = new HashSet<>(before);
        List<Credit> credits = new ArrayList<>();
        for (MeasuredCase one : month) {
            Optional<Money> amount =
                    one.outcome().met() ? Optional.empty() : Optional.ofNullable(each.get(one.priority()));
            if (amount.isPresent() && (credited.add(one.ticket()) || severalPerTicket)) {
                credits.add(new Credit(one, amount.get()));
            }
        }
        return credits;
    }

    /// What is owed for a month, never more than the cap; it belongs to the measured month's revenue.
    public Money owed(Collection<MeasuredCase> month, Money monthlyFee) {
        return owed(month, Set.of(), monthlyFee);
    }

    /// The same where tickets have earned theirs before.
    ///
    /// @param before tickets that were credited in an earlier month
    public Money owed(Collection<MeasuredCase> month, Set<String> before, Money monthlyFee) {
        Money sum = earned(month, before).stream()
                .map(Credit::amount)
                .reduce(Money.zero(monthlyFee.currency()), Money::plus);
        return capped(sum, monthlyFee, capBasisPoints);
    }

    /// One cap over all that a month owes, by band for several commitments or by case.
    ///
    /// The cap is rounded half up: 15 % of 2,500.00 are 375.00.
    public static Money capped(Money credits, Money monthlyFee, int capBasisPoints) {
        Money cap = monthlyFee.share(capBasisPoints, 10_000);
        return credits.compareTo(cap) > 0 ? cap : credits;
    }
}
