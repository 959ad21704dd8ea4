package fettle.contracts.margin;

import fettle.contracts.money.Money;
import java.util.List;

/// Pay that no logged hour accounts for: the company's, beside its clients' margins (DOMAIN 4.2).
///
/// @param payroll what pay cost in the month
/// @param absorbed logged time at its labour rates; uncosted time absorbs nothing
public record UnabsorbedLabour(Money payroll, Money absorbed) {

    /// A month's pay against everything logged in it, each piece rounded half up.
    public static UnabsorbedLabour of(Money payroll, List<Labour> logged) {
        return new UnabsorbedLabour(
                payroll, logged.stream().map(Labour::cost).reduce(Money.zero(payroll.currency()), Money::plus));
    }

    /// What is left over; negative when more was logged than the plan of the year assumed.
    public Money amount() {
        return payroll.minus(absorbed);
    }
}
