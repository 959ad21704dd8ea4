package fettle.server.account;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.margin.ClientMonth;
import fettle.contracts.money.Money;
import fettle.contracts.replay.ClientHistory;
import fettle.contracts.replay.Comparison;
import fettle.contracts.replay.DatedPolicy;
import fettle.contracts.replay.Deal;
import fettle.contracts.replay.ReplayedMonth;
import fettle.contracts.settle.Settled;
import fettle.contracts.settle.Settlement;
import fettle.contracts.settle.Work;
import fettle.contracts.sla.attainment.Attainment;
import fettle.contracts.sla.attainment.MeasuredCase;
import fettle.server.account.kept.Credits;
import fettle.server.client.Client;
import fettle.server.client.Clients;
import fettle.server.contract.Contract;
import fettle.server.contract.ContractVersion;
import fettle.server.contract.Contracts;
import fettle.server.contract.Terms;
import fettle.server.sla.SlaClocks;
import fettle.server.staff.Staff;
import fettle.server.store.Tx;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What would have happened under other terms, beside what did: the same work, done at the same moments.
public final class Replays {

    private final InstantSource clock;
    private final Clients clients;
    private final Contracts contracts;
    private final Staff staff;
    private final Covers covers;
    private final SlaClocks clocks;

    public Replays(
            InstantSource clock, Clients clients, Contracts contracts, Staff staff, Covers covers, SlaClocks clocks) {
        this.clock = clock;
        this.clients = clients;
        this.contracts = contracts;
        this.staff = staff;
        this.covers = covers;
        this.clocks = clocks;
    }

    /// A month under the contract as it was, and as it would have been.
    public record Month(Side did, Side would) {}

    /// A month under a contract.
    ///
    /// @param credits what it gives back for promises that were not kept
    public record Side(ReplayedMonth month, Money credits) {

        public Money revenue() {
            return month.revenue().minus(credits);
        }

        public Money gross() {
            return month.gross().minus(credits);
        }
    }

    /// The months as if one version of a contract had held from its first day on.
    public List<Month> compare(Tx tx, Contract contract, ContractVersion other, YearMonth first, YearMonth last) {
        Client client = clients.client(tx, contract.clientId());
        SettledClient settled = covers.settled(tx, client, first, last);
        Agreement agreement = settled.agreements().stream()
                .filter(one -> one.contract().id() == contract.id())
                .findFirst()
                .orElseThrow();
        ClientHistory history = history(tx, settled, agreement, first, last);
        var comparison = Comparison.of(
                history, actual(agreement, client.zone()), replaced(contract, other, client.zone()), first, last);
        Currency currency = contract.currency();
        List<MeasuredCase> did = new ArrayList<>();
        List<MeasuredCase> would = new ArrayList<>();
        return comparison.months().stream()
                .map(pair -> new Month(
                        side(pair.did(), termsIn(agreement, pair.month()), did, currency),
                        side(pair.would(), Optional.of(other.terms()), would, currency)))
                .toList();
    }

    /// What lines would earn on a month's work, with the pay of that work and the costs of that month; nothing
    /// without
    /// any line.
    public Optional<ClientMonth> wouldEarn(
            Tx tx, Client client, Currency currency, List<ContractLine> lines, YearMonth month) {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        SettledClient settled = covers.settled(tx, client, month, month);
        List<Work> work = settled.work().stream()
                .filter(entry -> YearMonth.from(entry.day()).equals(month))
                .map(entry -> SettledClient.entry(client, entry))
                .toList();
        var version = new fettle.contracts.contract.ContractVersion(month.atDay(1), Optional.empty(), lines);
        var contract = new fettle.contracts.contract.Contract(client.name(), currency, List.of(version));
        Map<String, Money> pay = pay(tx, settled, currency);
        Money none = Money.zero(currency);
        var costs = new ClientMonth.Costs(none, direct(tx, client.id(), month, currency), none);
        return Optional.of(ClientMonth.of(
                Settled.settle(contract, work, List.of(), month),
                month,
                one -> Optional.ofNullable(pay.get(one.id())),
                costs));
    }

    private ClientHistory history(Tx tx, SettledClient settled, Agreement agreement, YearMonth first, YearMonth last) {
        Client client = settled.client();
        Currency currency = agreement.contract().currency();
        Map<YearMonth, Money> direct = new HashMap<>();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            direct.put(month, direct(tx, client.id(), month, currency));
        }
        Instant since = YearMonth.from(agreement.contract().startsOn())
                .atDay(1)
                .atStartOfDay(client.zone())
                .toInstant();
        Instant until = last.plusMonths(1).atDay(1).atStartOfDay(client.zone()).toInstant();
        List<Work> work = Objects.requireNonNull(settled.settled().get(agreement)).settlements().stream()
                .map(Settlement::work)
                .toList();
        return new ClientHistory(
                clocks.histories(tx, client.id(), since, until),
                work,
                settled.locked(),
                pay(tx, settled, currency),
                direct,
                Money.zero(currency),
                clock.instant());
    }

    private Map<String, Money> pay(Tx tx, SettledClient settled, Currency currency) {
        var rates = new Rates(staff.allRates(tx));
        Map<String, Money> pay = new HashMap<>();
        for (WorkedTime entry : settled.work()) {
            rates.on(entry)
                    .filter(rate -> rate.currency().equals(currency.getCurrencyCode()))
                    .ifPresent(rate -> pay.put(String.valueOf(entry.id()), new Money(rate.rateMinor(), currency)));
        }
        return pay;
    }

    private Money direct(Tx tx, long clientId, YearMonth month, Currency currency) {
        return contracts.costs(tx, clientId, month).stream()
                .map(cost -> cost.amount())
                .filter(amount -> amount.currency().equals(currency))
                .reduce(Money.zero(currency), Money::plus);
    }

    private static Deal actual(Agreement agreement, ZoneId zone) {
        List<DatedPolicy> policies = agreement.versions().stream()
                .map(version ->
                        new DatedPolicy(version.validFrom().atStartOfDay(zone).toInstant(), version.policy(), false))
                .toList();
        return new Deal(agreement.priced(), zone, policies, List.of());
    }

    private static Deal replaced(Contract contract, ContractVersion other, ZoneId zone) {
        Optional<LocalDate> until = contract.endsOn().map(end -> end.plusDays(1));
        var version = new fettle.contracts.contract.ContractVersion(
                contract.startsOn(), until, other.terms().lines());
        var whole = new fettle.contracts.contract.Contract(
                contract.name(), contract.currency(), Optional.empty(), contract.term(), List.of(version));
        return Deal.of(whole, zone, other.policy());
    }

    private static Optional<Terms> termsIn(Agreement agreement, YearMonth month) {
        return Agreement.on(month.atEndOfMonth(), List.of(agreement)).map(ContractVersion::terms);
    }

    /// @param before the promises of the months before; those of this one are added
    private static Side side(ReplayedMonth month, Optional<Terms> terms, List<MeasuredCase> before, Currency currency) {
        var attained = new Credits.Attained(
                month.month(),
                commitment -> month.attainment().getOrDefault(commitment, new Attainment(List.of(), List.of())));
        Money credits = terms.map(
                        held -> Credits.owed(held, month.cases(), attained, Credits.credited(held, before), currency))
                .orElse(Money.zero(currency));
        before.addAll(month.cases());
        return new Side(month, credits);
    }
}
