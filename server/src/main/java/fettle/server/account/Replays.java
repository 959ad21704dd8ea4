package fettle.server.account;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.Opening;
import fettle.contracts.margin.ClientMonth;
import fettle.contracts.money.Money;
import fettle.contracts.replay.ClientHistory;
import fettle.contracts.replay.Comparison;
import fettle.contracts.replay.DatedPolicy;
import fettle.contracts.replay.Deal;
import fettle.contracts.replay.ReplayedMonth;
import fettle.contracts.replay.TicketHistory;
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
import fettle.web.Refusal;
import java.time.Duration;
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

    /// So long a reader waits for an answer; a year of 10,000 tickets takes a tenth of it.
    private static final Duration LONGEST = Duration.ofSeconds(20);

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

    /// The months as if one version of a contract had held from its first day on; refused when reading what
    /// happened takes too long.
    public List<Month> compare(Tx tx, Contract contract, ContractVersion other, YearMonth first, YearMonth last) {
        Instant deadline = clock.instant().plus(LONGEST);
        Client client = clients.client(tx, contract.clientId());
        SettledClient settled = covers.settled(tx, client, first, last);
        Agreement agreement = settled.agreements().stream()
                .filter(one -> one.contract().id() == contract.id())
                .findFirst()
                .orElseThrow();
        if (settled.isShared()) {
            throw new Refusal.Conflict("account.replay-shared", contract.name());
        }
        ClientHistory history = history(tx, settled, agreement, first, last, deadline);
        var comparison = Comparison.of(
                history,
                actual(agreement, client.zone()),
                replaced(contract, other, agreement.openings(), client.zone()),
                first,
                last);
        Currency currency = contract.currency();
        List<MeasuredCase> did = new ArrayList<>();
        List<MeasuredCase> would = new ArrayList<>();
        return comparison.months().stream()
                .map(pair -> new Month(
                        side(pair.did(), termsIn(agreement, pair.month()), did, currency),
                        side(pair.would(), Optional.of(other.terms()), would, currency)))
                .toList();
    }

    /// What lines would have earned on a month's work had they held from its first day on, with the pay of
    /// that work and the costs of that month; nothing without any line. Lines that a contract has already
    /// begin with what they held when the month began.
    ///
    /// @param contract that the lines are to amend; nothing for one that is yet to be agreed
    public Optional<ClientMonth> wouldEarn(
            Tx tx,
            Client client,
            Optional<Contract> contract,
            Currency currency,
            List<ContractLine> lines,
            YearMonth month) {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        SettledClient all = covers.settled(tx, client, month, month);
        Settled settled = contract.flatMap(amended -> all.agreements().stream()
                        .filter(agreement -> agreement.contract().id() == amended.id())
                        .findFirst())
                .map(agreement -> amended(all, agreement, lines, month))
                .orElseGet(() -> agreed(all, currency, lines, month));
        Map<String, Money> pay = pay(tx, all, currency);
        Money none = Money.zero(currency);
        var costs = new ClientMonth.Costs(none, direct(tx, client.id(), month, currency), none);
        return Optional.of(ClientMonth.of(settled, month, one -> Optional.ofNullable(pay.get(one.id())), costs));
    }

    private static Settled amended(SettledClient all, Agreement agreement, List<ContractLine> lines, YearMonth month) {
        List<WorkedTime> charged = all.chargedIn(month);
        List<Work> work = all.work().stream()
                .filter(entry -> agreement.governs(entry.day(), all.agreements()) || charged.contains(entry))
                .map(entry -> SettledClient.entry(all.client(), entry))
                .toList();
        return Settled.settle(agreement.amended(month, lines), work, all.locked(), month);
    }

    private static Settled agreed(SettledClient all, Currency currency, List<ContractLine> lines, YearMonth month) {
        List<Work> work = all.work().stream()
                .filter(entry -> YearMonth.from(entry.day()).equals(month))
                .map(entry -> SettledClient.entry(all.client(), entry))
                .toList();
        var version = new fettle.contracts.contract.ContractVersion(month.atDay(1), Optional.empty(), lines);
        var contract = new fettle.contracts.contract.Contract(all.client().name(), currency, List.of(version));
        return Settled.settle(contract, work, List.of(), month);
    }

    private ClientHistory history(
            Tx tx, SettledClient settled, Agreement agreement, YearMonth first, YearMonth last, Instant deadline) {
        Client client = settled.client();
        Currency currency = agreement.contract().currency();
        Map<YearMonth, Money> direct = new HashMap<>();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            direct.put(month, direct(tx, client.id(), month, currency));
        }
        YearMonth began = YearMonth.from(agreement.contract().startsOn());
        List<Work> work = Objects.requireNonNull(settled.settled().get(agreement)).settlements().stream()
                .map(Settlement::work)
                .toList();
        return new ClientHistory(
                tickets(tx, client, began, last, deadline),
                work,
                settled.locked(),
                pay(tx, settled, currency),
                direct,
                Money.zero(currency),
                clock.instant());
    }

    /// Month by month, so that no more than a month's rows are held beside what they come to.
    private List<TicketHistory> tickets(Tx tx, Client client, YearMonth first, YearMonth last, Instant deadline) {
        List<TicketHistory> tickets = new ArrayList<>();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            if (clock.instant().isAfter(deadline)) {
                throw Refusal.Invalid.field("to", "account.replay-too-long", LONGEST.toSeconds());
            }
            tickets.addAll(clocks.histories(
                    tx, client.id(), start(month, client.zone()), start(month.plusMonths(1), client.zone())));
        }
        return tickets;
    }

    private static Instant start(YearMonth month, ZoneId zone) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
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

    private static Deal replaced(Contract contract, ContractVersion other, List<Opening> openings, ZoneId zone) {
        Optional<LocalDate> until = contract.endsOn().map(end -> end.plusDays(1));
        var version = new fettle.contracts.contract.ContractVersion(
                contract.startsOn(), until, other.terms().lines());
        var whole = new fettle.contracts.contract.Contract(
                        contract.name(), contract.currency(), Optional.empty(), contract.term(), List.of(version))
                .takenOver(openings);
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
