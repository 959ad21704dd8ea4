package fettle.server.account.company;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import fettle.contracts.margin.UnabsorbedLabour;
import fettle.contracts.money.Money;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The pay of a month that no client's time bears, in one currency (DOMAIN 4.2).
///
/// @param paid hours that were paid for
/// @param logged hours that were worked for clients
public record Unabsorbed(Currency currency, UnabsorbedLabour labour, Duration paid, Duration logged) {

    /// In each currency that anybody was paid in; amounts of two are never added.
    public static List<Unabsorbed> of(List<Paid> payroll, List<Profit> clients) {
        Map<String, List<Paid>> byCurrency = payroll.stream()
                .collect(groupingBy(paid -> paid.cost().currency().getCurrencyCode(), TreeMap::new, toList()));
        return byCurrency.entrySet().stream()
                .map(one -> of(Currency.getInstance(one.getKey()), one.getValue(), clients))
                .toList();
    }

    private static Unabsorbed of(Currency currency, List<Paid> payroll, List<Profit> clients) {
        Money none = Money.zero(currency);
        List<Profit.Figures> figures = clients.stream()
                .flatMap(profit -> profit.figures().stream())
                .filter(one -> one.currency().equals(currency))
                .toList();
        return new Unabsorbed(
                currency,
                new UnabsorbedLabour(
                        payroll.stream().map(Paid::cost).reduce(none, Money::plus),
                        figures.stream().map(Profit.Figures::labour).reduce(none, Money::plus)),
                payroll.stream().map(Paid::time).reduce(Duration.ZERO, Duration::plus),
                figures.stream().map(Profit.Figures::hours).reduce(Duration.ZERO, Duration::plus));
    }
}
