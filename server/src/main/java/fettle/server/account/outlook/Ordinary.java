package fettle.server.account.outlook;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.margin.outlook.Situation;
import fettle.contracts.money.Money;
import fettle.server.account.AccountMonth;
import fettle.server.account.Ledger;
import fettle.server.contract.ContractVersion;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// A client's ordinary month, the mean of some that are over: where a what-if begins (DOMAIN 4.7).
final class Ordinary {

    private final List<AccountMonth> months;
    private final Currency currency;

    private Ordinary(List<AccountMonth> months, Currency currency) {
        this.months = months;
        this.currency = currency;
    }

    /// Nothing while no month is over, or nobody has said how many people the client has.
    ///
    /// Direct costs that were written down to a month grow with people; tools that a contract names do not.
    static Optional<Situation> of(List<AccountMonth> months) {
        if (months.isEmpty()) {
            return Optional.empty();
        }
        AccountMonth last = months.getLast();
        var ordinary = new Ordinary(months, last.ledger().orElseThrow().currency());
        return users(last).map(users -> ordinary.situation(users, last));
    }

    private Situation situation(int users, AccountMonth last) {
        return new Situation(
                users,
                mean(Ledger::revenue),
                pricePerUser(last),
                mean(ledger -> pay(ledger, true)),
                mean(ledger -> pay(ledger, false)),
                mean(ledger -> direct(ledger, false)),
                mean(ledger -> direct(ledger, true)));
    }

    private static Optional<Integer> users(AccountMonth month) {
        Optional<Integer> seats = userSeats(month)
                .map(line -> line.quantity().on(month.month().atEndOfMonth()))
                .reduce(Integer::sum)
                .filter(count -> count > 0);
        return seats.or(() -> month.client().headcount().filter(count -> count > 0));
    }

    /// What a further user would bring: the price of a seat as many as there are, nothing under a fixed fee.
    private Money pricePerUser(AccountMonth month) {
        LocalDate day = month.month().atEndOfMonth();
        return userSeats(month)
                .map(line -> line.seatPrice()
                        .priceOf(line.seatPrice().charged(line.quantity().on(day))))
                .filter(price -> price.currency().equals(currency))
                .reduce(Money.zero(currency), Money::plus);
    }

    private static Stream<ContractLine.Seats> userSeats(AccountMonth month) {
        return month.terms().map(ContractVersion::terms).stream()
                .flatMap(terms -> terms.lines().stream())
                .filter(ContractLine.Seats.class::isInstance)
                .map(ContractLine.Seats.class::cast)
                .filter(line -> line.seat() == ContractLine.Seat.USER);
    }

    private Money pay(Ledger ledger, boolean reactive) {
        return ledger.work().stream()
                .filter(booked -> booked.work().reactive() == reactive)
                .flatMap(booked -> booked.cost().stream())
                .reduce(Money.zero(currency), Money::plus);
    }

    private Money direct(Ledger ledger, boolean ofContract) {
        return ledger.costs().stream()
                .filter(cost -> (cost.id() == 0) == ofContract)
                .map(cost -> cost.amount())
                .reduce(Money.zero(currency), Money::plus);
    }

    private Money mean(Function<Ledger, Money> of) {
        return months.stream()
                .map(month -> of.apply(month.ledger().orElseThrow()))
                .reduce(Money.zero(currency), Money::plus)
                .share(1, months.size());
    }
}
