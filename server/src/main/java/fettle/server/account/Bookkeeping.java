package fettle.server.account;

import fettle.contracts.margin.Labour;
import fettle.contracts.margin.Margin;
import fettle.contracts.margin.split.Fee;
import fettle.contracts.margin.split.MonthOfWork;
import fettle.contracts.margin.split.Piece;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.settle.Settled;
import fettle.contracts.settle.pool.Earnings.Earned;
import fettle.server.contract.ContractVersion;
import fettle.server.contract.DirectCost;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Works out the money of a client's month from contracts, work, rates and costs: nothing of it is stored.
final class Bookkeeping {

    private final YearMonth month;
    private final SettledClient client;
    private final List<WorkedTime> work;
    private final Rates rates;
    private final List<DirectCost> costs;

    Bookkeeping(YearMonth month, SettledClient client, Rates rates, List<DirectCost> costs) {
        this.month = month;
        this.client = client;
        this.rates = rates;
        this.work = client.chargedIn(month);
        this.costs = Stream.concat(costs.stream(), costOnly()).toList();
    }

    /// The work that is charged in the month.
    List<WorkedTime> work() {
        return work;
    }

    /// What tools that the client never sees cost in the month, as direct costs of their own.
    private Stream<DirectCost> costOnly() {
        return client.settled().values().stream()
                .flatMap(result -> result.costs().stream())
                .filter(cost -> cost.month().equals(month))
                .map(cost -> new DirectCost(0, month, cost.line().name(), cost.amount()));
    }

    /// The version whose aims and credits count for the month: the last one that held in it.
    Optional<ContractVersion> lastVersion() {
        return Agreement.lastIn(month, client.agreements());
    }

    /// The month's money; nothing when there is no contract, no work at a rate and no cost to tell the currency.
    ///
    /// @param credits what is owed back for promises not kept, in the currency asked with
    Optional<Ledger> ledger(Function<Currency, Money> credits) {
        return currency().map(currency -> ledger(currency, credits.apply(currency)));
    }

    private Optional<Currency> currency() {
        Stream<Currency> agreed = lastVersion().stream()
                .flatMap(version -> client.agreements().stream()
                        .filter(agreement -> agreement.contract().id() == version.contractId())
                        .map(agreement -> agreement.contract().currency()));
        Stream<Currency> paid = work.stream()
                .flatMap(entry -> rates.on(entry).stream())
                .map(rate -> Currency.getInstance(rate.currency()));
        Stream<Currency> spent = costs.stream().map(cost -> cost.amount().currency());
        return Stream.of(agreed, paid, spent).flatMap(Function.identity()).findFirst();
    }

    private Ledger ledger(Currency currency, Money credits) {
        List<Money> others = new ArrayList<>();
        List<Ledger.Earned> earned = new ArrayList<>();
        List<HeldLine> held = new ArrayList<>();
        client.settled().forEach((agreement, result) -> {
            held.addAll(HeldLine.of(agreement, result, month));
            for (Earned line : earned(result)) {
                if (line.amount().currency().equals(currency)) {
                    earned.add(new Ledger.Earned(
                            agreement.contract().id(), agreement.contract().name(), line.line(), line.amount()));
                } else {
                    others.add(line.amount());
                }
            }
        });
        List<DirectCost> direct = costs.stream()
                .filter(cost -> cost.amount().currency().equals(currency))
                .toList();
        costs.stream()
                .filter(cost -> !direct.contains(cost))
                .map(DirectCost::amount)
                .forEach(others::add);
        List<Booked> booked =
                work.stream().map(entry -> booked(entry, currency)).toList();
        Money none = Money.zero(currency);
        var margin = new Margin(
                earned.stream().map(Ledger.Earned::amount).reduce(none, Money::plus),
                none,
                credits,
                booked.stream().flatMap(entry -> entry.labour().stream()).toList(),
                uncosted(booked),
                direct.stream().map(DirectCost::amount).reduce(none, Money::plus),
                none,
                none);
        return new Ledger(
                currency,
                earned,
                booked,
                direct,
                held,
                margin,
                rates.overhead(work, currency),
                split(booked, currency),
                others);
    }

    private List<Earned> earned(Settled result) {
        return result.earned().stream().filter(one -> one.month().equals(month)).toList();
    }

    /// Of all contracts in the currency together, and the work of days without one.
    private MonthOfWork split(List<Booked> booked, Currency currency) {
        Map<String, Optional<Money>> pay = new HashMap<>();
        booked.forEach(
                one -> pay.put(String.valueOf(one.work().id()), one.labour().map(Labour::perHour)));
        List<Fee> fees = new ArrayList<>();
        List<Piece> pieces = new ArrayList<>();
        for (Settled result : client.settled().values()) {
            if (result.contract().currency().equals(currency)) {
                var month = MonthOfWork.of(result, this.month, work -> pay.getOrDefault(work.id(), Optional.empty()));
                fees.addAll(month.fees());
                pieces.addAll(month.work());
            }
        }
        booked.stream()
                .filter(one -> one.settlement().isEmpty())
                .map(one -> unsettled(one, currency))
                .forEach(pieces::add);
        return new MonthOfWork(fees, pieces, currency);
    }

    private static Piece unsettled(Booked booked, Currency currency) {
        return new Piece(
                MonthOfWork.NO_LINE,
                booked.work().service(),
                booked.work().kind().orElse(""),
                Minutes.ZERO,
                Money.zero(currency),
                booked.cost().orElse(Money.zero(currency)));
    }

    private Booked booked(WorkedTime entry, Currency currency) {
        Optional<Labour> labour = rates.on(entry)
                .filter(rate -> rate.currency().equals(currency.getCurrencyCode()))
                .map(rate -> new Labour(entry.worked(), new Money(rate.rateMinor(), currency)));
        return new Booked(entry, client.settlement(entry), labour);
    }

    private static Duration uncosted(List<Booked> booked) {
        return booked.stream()
                .filter(entry -> entry.labour().isEmpty())
                .map(entry -> entry.work().worked())
                .reduce(Duration.ZERO, Duration::plus);
    }
}
