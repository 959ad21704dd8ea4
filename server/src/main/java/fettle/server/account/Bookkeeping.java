package fettle.server.account;

import fettle.contracts.margin.Labour;
import fettle.contracts.margin.Margin;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.settle.Settled;
import fettle.contracts.settle.Settlement;
import fettle.contracts.settle.Unbilled;
import fettle.contracts.settle.Use;
import fettle.contracts.settle.Work;
import fettle.contracts.settle.pool.Earnings.Earned;
import fettle.server.contract.ContractVersion;
import fettle.server.contract.DirectCost;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Works out the money of a client's month from contracts, work, rates and costs: nothing of it is stored.
final class Bookkeeping {

    private final YearMonth month;
    private final List<Agreement> agreements;
    private final List<WorkedTime> work;
    private final Rates rates;
    private final List<DirectCost> costs;
    private final Map<Agreement, Settled> settled = new LinkedHashMap<>();

    Bookkeeping(
            YearMonth month, List<Agreement> agreements, List<WorkedTime> work, Rates rates, List<DirectCost> costs) {
        this.month = month;
        this.agreements = agreements;
        this.work = work.stream().filter(entry -> entry.isIn(month)).toList();
        this.rates = rates;
        this.costs = costs;
        for (Agreement agreement : agreements) {
            settled.put(agreement, Settled.settle(agreement.priced(), governedBy(agreement), List.of(), month));
        }
    }

    /// The version whose aims and credits count for the month: the last one that held in it.
    Optional<ContractVersion> lastVersion() {
        return month.atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .flatMap(day -> Agreement.on(day, agreements).stream())
                .reduce((_, later) -> later);
    }

    /// The month's money; nothing when there is no contract, no work at a rate and no cost to tell the currency.
    ///
    /// @param credits what is owed back for promises not kept, in the currency asked with
    Optional<Ledger> ledger(Function<Currency, Money> credits) {
        return currency().map(currency -> ledger(currency, credits.apply(currency)));
    }

    private Optional<Currency> currency() {
        Stream<Currency> agreed = lastVersion().stream()
                .flatMap(version -> agreements.stream()
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
        settled.forEach((agreement, result) -> {
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
        return new Ledger(currency, earned, booked, direct, margin, rates.overhead(work, currency), others);
    }

    private List<Earned> earned(Settled result) {
        return result.earned().stream().filter(one -> one.month().equals(month)).toList();
    }

    /// The work of the days on which the contract was the one in force.
    private List<Work> governedBy(Agreement agreement) {
        return work.stream()
                .filter(entry -> governs(agreement, entry))
                .map(Bookkeeping::entry)
                .toList();
    }

    private boolean governs(Agreement agreement, WorkedTime entry) {
        return Agreement.on(entry.day(), agreements)
                .filter(version -> version.contractId() == agreement.contract().id())
                .isPresent();
    }

    private Booked booked(WorkedTime entry, Currency currency) {
        Optional<Labour> labour = rates.on(entry)
                .filter(rate -> rate.currency().equals(currency.getCurrencyCode()))
                .map(rate -> new Labour(entry.worked(), new Money(rate.rateMinor(), currency)));
        return new Booked(entry, charge(entry), labour);
    }

    private Charge charge(WorkedTime entry) {
        if (entry.notBillable().isPresent()) {
            return new Charge.NotBillable();
        }
        return settled.values().stream()
                .flatMap(result -> result.in(month).stream())
                .filter(one -> one.work().id().equals(id(entry)))
                .findFirst()
                .map(Bookkeeping::charge)
                .orElseGet(Charge.Uncovered::new);
    }

    private static Charge charge(Settlement settlement) {
        if (settlement.uncovered().isPositive()) {
            return new Charge.Uncovered();
        }
        Minutes charged = settlement.minutes(Use.HOURLY);
        return settlement.splits().stream()
                .filter(split -> split.use() == Use.HOURLY)
                .findFirst()
                .<Charge>map(split -> new Charge.ByTheHour(charged.toDuration(), split.amount()))
                .orElseGet(Charge.Included::new);
    }

    private static Work entry(WorkedTime work) {
        Work entry = Work.of(
                        id(work), "", String.valueOf(work.ticketNumber()), work.day(), work.startedAt(), work.worked())
                .about(work.service(), work.kind().orElse(""));
        return work.notBillable()
                .map(reason -> entry.notBilled(Unbilled.valueOf(reason.name())))
                .orElse(entry);
    }

    private static String id(WorkedTime work) {
        return String.valueOf(work.id());
    }

    private static Duration uncosted(List<Booked> booked) {
        return booked.stream()
                .filter(entry -> entry.labour().isEmpty())
                .map(entry -> entry.work().worked())
                .reduce(Duration.ZERO, Duration::plus);
    }
}
