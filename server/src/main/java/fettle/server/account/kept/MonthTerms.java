package fettle.server.account.kept;

import fettle.contracts.money.Money;
import fettle.contracts.sla.attainment.Attainment;
import fettle.contracts.sla.attainment.CaseCredits;
import fettle.contracts.sla.attainment.MeasuredCase;
import fettle.contracts.sla.clock.Outcome;
import fettle.server.contract.Terms;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;

/// What terms that held in a month give back for its promises.
///
/// @param currency in which they give
public record MonthTerms(YearMonth month, ZoneId zone, Terms terms, Currency currency) {

    /// What is owed for these cases.
    ///
    /// @param before promises broken in earlier months: a ticket that earned a credit by one earns no second
    public Money owed(List<MeasuredCase> cases, List<MeasuredCase> before) {
        List<Outcome> outcomes = cases.stream().map(MeasuredCase::outcome).toList();
        var attained = new Credits.Attained(month, commitment -> Attainment.of(commitment, outcomes, month, zone));
        return Credits.owed(terms, cases, attained, Credits.credited(terms, before), currency);
    }

    /// What each broken promise earned by itself, before the cap.
    public List<CaseCredits.Credit> byCase(List<MeasuredCase> cases, List<MeasuredCase> before) {
        return Credits.byCase(terms, cases, Credits.credited(terms, before));
    }

    /// What a ticket earned by its broken promises.
    Money ofTicket(String ticket, List<CaseCredits.Credit> credits) {
        return credits.stream()
                .filter(credit -> credit.ticket().equals(ticket))
                .map(CaseCredits.Credit::amount)
                .reduce(Money.zero(currency), Money::plus);
    }
}
