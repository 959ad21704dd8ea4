package fettle.server.account;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.money.Money;
import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.attainment.Attainment;
import fettle.contracts.sla.attainment.Goal;
import fettle.contracts.sla.attainment.ServiceCredit;
import fettle.server.contract.CreditBands;
import fettle.server.contract.Terms;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Currency;
import java.util.function.Function;

/// What terms give back for promises that were not kept in a month (DOMAIN 2.8).
final class Credits {

    private Credits() {}

    static Goal goal(Terms terms) {
        return new Goal(terms.attainmentTarget() * 100, terms.smallSample());
    }

    /// What is owed by the commitment that was kept worst, of the fees of a full month.
    static Money owed(Terms terms, Function<Commitment, Attainment> attainment, YearMonth month, Currency currency) {
        long fees = terms.lines().stream()
                .filter(line -> line.price().currency().equals(currency))
                .mapToLong(line -> monthlyFee(line, month.atEndOfMonth()))
                .sum();
        var credit = new ServiceCredit.ByBand(CreditBands.parse(terms.creditBands()), terms.creditCap() * 100);
        return Arrays.stream(Commitment.values())
                .map(attainment)
                .map(kept -> credit.owed(kept, goal(terms), new Money(fees, currency)))
                .reduce(Money.zero(currency), (one, other) -> one.compareTo(other) < 0 ? other : one);
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
