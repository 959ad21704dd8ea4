package fettle.server.account.kept;

import static java.util.stream.Collectors.toUnmodifiableSet;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.money.Money;
import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.attainment.Attainment;
import fettle.contracts.sla.attainment.CaseCredits;
import fettle.contracts.sla.attainment.Goal;
import fettle.contracts.sla.attainment.MeasuredCase;
import fettle.contracts.sla.attainment.ServiceCredit;
import fettle.server.contract.CreditBands;
import fettle.server.contract.Terms;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// What terms give back for promises that were not kept in a month (DOMAIN 2.8).
public final class Credits {

    private Credits() {}

    public static Goal goal(Terms terms) {
        return new Goal(terms.attainmentTarget() * 100, terms.smallSample());
    }

    /// What is owed for a month: by each broken promise, or by the commitment that was kept worst; of the
    /// fees of a full month.
    ///
    /// @param before tickets that earned a credit in an earlier month
    public static Money owed(
            Terms terms, List<MeasuredCase> cases, Attained attained, Set<String> before, Currency currency) {
        Money fees = fees(terms, attained.month(), currency);
        if (terms.caseAmounts().any()) {
            return terms.caseAmounts().upTo(terms.creditCap()).owed(cases, before, fees);
        }
        var credit = new ServiceCredit.ByBand(CreditBands.parse(terms.creditBands()), terms.creditCap() * 100);
        return Arrays.stream(Commitment.values())
                .map(attained.shares())
                .map(kept -> credit.owed(kept, goal(terms), fees))
                .reduce(Money.zero(currency), (one, other) -> one.compareTo(other) < 0 ? other : one);
    }

    /// How each commitment was kept in a month.
    public record Attained(YearMonth month, Function<Commitment, Attainment> shares) {}

    /// What each broken promise of a month earned, before the cap.
    public static List<CaseCredits.Credit> byCase(Terms terms, List<MeasuredCase> cases, Set<String> before) {
        return terms.caseAmounts().upTo(terms.creditCap()).earned(cases, before);
    }

    /// Of promises broken before, the tickets that earned a credit by them.
    public static Set<String> credited(Terms terms, List<MeasuredCase> before) {
        return byCase(terms, before, Set.of()).stream()
                .map(CaseCredits.Credit::ticket)
                .collect(toUnmodifiableSet());
    }

    private static Money fees(Terms terms, YearMonth month, Currency currency) {
        long fees = terms.lines().stream()
                .filter(line -> line.price().currency().equals(currency))
                .mapToLong(line -> monthlyFee(line, month.atEndOfMonth()))
                .sum();
        return new Money(fees, currency);
    }

    /// What a line brings in a full month by its fee alone.
    private static long monthlyFee(ContractLine line, LocalDate on) {
        return switch (line) {
            case ContractLine.Fixed fixed -> fixed.monthlyFee().minor();
            case ContractLine.Seats seats -> {
                int charged = seats.seatPrice().charged(seats.quantity().on(on));
                yield seats.seatPrice().priceOf(charged).minor() * charged;
            }
            case ContractLine.Allowance allowance ->
                allowance.fee().share(1, allowance.period().months()).minor();
            case ContractLine.Retainer retainer ->
                retainer.amount().share(1, retainer.period().months()).minor();
            case ContractLine.Block _,
                    ContractLine.TimeAndMaterials _,
                    ContractLine.PerIncident _,
                    ContractLine.OneOff _,
                    ContractLine.CostOnly _ -> 0;
        };
    }
}
