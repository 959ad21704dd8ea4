package fettle.server.account;

import static java.util.stream.Collectors.toUnmodifiableSet;

import fettle.contracts.contract.Contract;
import fettle.contracts.margin.ClientMonth;
import fettle.contracts.margin.Labour;
import fettle.contracts.margin.Margin;
import fettle.contracts.margin.TimeEntry;
import fettle.contracts.money.Money;
import fettle.server.contract.ContractVersion;
import fettle.server.contract.DirectCost;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Works out the money of a client's month from contracts, work, rates and costs: nothing of it is stored.
final class Bookkeeping {

    private final YearMonth month;
    private final List<Agreement> agreements;
    private final List<WorkedTime> work;
    private final Rates rates;
    private final List<DirectCost> costs;
    private final Set<String> services;

    Bookkeeping(
            YearMonth month, List<Agreement> agreements, List<WorkedTime> work, Rates rates, List<DirectCost> costs) {
        this.month = month;
        this.agreements = agreements;
        this.work = work.stream().filter(entry -> entry.isIn(month)).toList();
        this.rates = rates;
        this.costs = costs;
        this.services = this.work.stream().map(WorkedTime::service).collect(toUnmodifiableSet());
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
        for (Agreement agreement : agreements) {
            for (ClientMonth.Earned line : month(agreement).earned()) {
                if (line.amount().currency().equals(currency)) {
                    earned.add(new Ledger.Earned(
                            agreement.contract().id(), agreement.contract().name(), line.line(), line.amount()));
                } else {
                    others.add(line.amount());
                }
            }
        }
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

    /// What a contract earned by itself, and by the work of the days on which it was the one in force.
    private ClientMonth month(Agreement agreement) {
        List<TimeEntry> entries = work.stream()
                .filter(entry -> governs(agreement, entry))
                .map(Bookkeeping::entry)
                .toList();
        return priced(agreement.priced(services), entries);
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

    /// A piece of work is priced alone by the same rules as the whole month, so that the parts add up to it.
    private Charge charge(WorkedTime entry) {
        if (entry.notBillable().isPresent()) {
            return new Charge.NotBillable();
        }
        return agreements.stream()
                .filter(agreement -> governs(agreement, entry))
                .findFirst()
                .map(agreement -> charge(priced(agreement.priced(services), List.of(entry(entry)))))
                .orElseGet(Charge.Uncovered::new);
    }

    private static Charge charge(ClientMonth alone) {
        if (!alone.unpriced().isEmpty()) {
            return new Charge.Uncovered();
        }
        return alone.charged().isZero()
                ? new Charge.Included()
                : new Charge.ByTheHour(alone.charged(), alone.chargedAmount());
    }

    private ClientMonth priced(Contract contract, List<TimeEntry> entries) {
        Money none = Money.zero(contract.currency());
        return ClientMonth.of(month, contract, entries, new ClientMonth.Costs(none, none, none));
    }

    private static TimeEntry entry(WorkedTime work) {
        return new TimeEntry(
                work.day(),
                work.service(),
                work.worked(),
                work.worked(),
                Optional.empty(),
                work.notBillable().isEmpty());
    }

    private static Duration uncosted(List<Booked> booked) {
        return booked.stream()
                .filter(entry -> entry.labour().isEmpty())
                .map(entry -> entry.work().worked())
                .reduce(Duration.ZERO, Duration::plus);
    }
}
