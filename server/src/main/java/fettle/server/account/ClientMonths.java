package fettle.server.account;

import fettle.contracts.money.Money;
import fettle.contracts.sla.attainment.MeasuredCase;
import fettle.server.account.figure.RememberedMonths;
import fettle.server.account.kept.Credits;
import fettle.server.account.kept.FoundLater;
import fettle.server.account.kept.MonthTerms;
import fettle.server.account.kept.PromisesKept;
import fettle.server.account.kept.ServiceLevel;
import fettle.server.account.kept.ServiceMonths;
import fettle.server.client.Client;
import fettle.server.client.Clients;
import fettle.server.contract.Contract;
import fettle.server.contract.ContractVersion;
import fettle.server.contract.Contracts;
import fettle.server.contract.closed.ClosedMonth;
import fettle.server.contract.closed.ClosedMonths;
import fettle.server.contract.group.ClientGroups;
import fettle.server.sla.SlaClocks;
import fettle.server.staff.Staff;
import fettle.server.store.Tx;
import fettle.server.store.edition.Editions;
import fettle.server.worklog.TimeEntries;
import fettle.web.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/// Clients' months: revenue, cost, margin and service level, from the rows as they are now (DOMAIN 2.8, 4).
public final class ClientMonths {

    private final InstantSource clock;
    private final Staff staff;
    private final Clients clients;
    private final Contracts contracts;
    private final PromisesKept kept;
    private final Covers covers;
    private final ClosedMonths closed;
    private final TimeEntries times;
    private final ClientGroups groups;

    public ClientMonths(
            InstantSource clock,
            Staff staff,
            Clients clients,
            Contracts contracts,
            SlaClocks clocks,
            Covers covers,
            ClosedMonths closed,
            TimeEntries times,
            ClientGroups groups) {
        this.clock = clock;
        this.staff = staff;
        this.clients = clients;
        this.contracts = contracts;
        this.kept = new PromisesKept(clocks);
        this.covers = covers;
        this.closed = closed;
        this.times = times;
        this.groups = groups;
    }

    /// The month that it is now where the client is.
    public YearMonth current(Client client) {
        return YearMonth.from(clock.instant().atZone(client.zone()));
    }

    public AccountMonth month(Tx tx, long clientId, YearMonth month) {
        return months(tx, clientId, month, 1).getFirst();
    }

    /// So many months up to this one, oldest first.
    public List<AccountMonth> months(Tx tx, long clientId, YearMonth last, int count) {
        Client client = clients.client(tx, clientId);
        return months(tx, client, new Rates(staff.allRates(tx)), last, count);
    }

    /// A month of every client, by name, as `remembered` makes it.
    public <T> List<T> ofAll(Tx tx, YearMonth month, RememberedMonths<T> remembered) {
        Editions editions = Editions.all(tx);
        var rates = new Rates(staff.allRates(tx));
        Set<Long> grouped = groups.grouped(tx);
        return clients.all(tx).stream()
                .map(client -> remembered.month(
                        client,
                        month,
                        isOver(month, client.zone()),
                        grouped.contains(client.id()) ? OptionalLong.empty() : editions.of(client.id()),
                        () -> months(tx, client, rates, month, 1).getFirst()))
                .toList();
    }

    /// Closes a month that is over, for the client and for all who share a contract with it: its figures
    /// stay as they are now, and what is written down later is charged in a later month (DOMAIN 3.7).
    public void close(Tx tx, long clientId, YearMonth month, long by) {
        closed.mustNotBeClosed(tx, clientId, month);
        List<AccountMonth> all = together(tx, clientId, month).stream()
                .filter(one -> closed.find(tx, one, month).isEmpty())
                .map(one -> month(tx, one, month))
                .toList();
        if (!all.stream().allMatch(AccountMonth::over)) {
            throw new Refusal.Conflict("account.month-runs", month);
        }
        all.forEach(one -> close(tx, one, by));
    }

    /// The client, and those whose months are closed with its own, since they share what a contract holds.
    private Set<Long> together(Tx tx, long clientId, YearMonth month) {
        Set<Long> all = new LinkedHashSet<>();
        Deque<Long> next = new ArrayDeque<>(List.of(clientId));
        while (!next.isEmpty()) {
            long one = next.remove();
            if (all.add(one)) {
                groups.ofClient(tx, one).stream()
                        .map(group -> group.during(month))
                        .filter(members -> members.stream().anyMatch(member -> member.clientId() == one))
                        .flatMap(List::stream)
                        .forEach(member -> next.add(member.clientId()));
            }
        }
        return all;
    }

    private void close(Tx tx, AccountMonth now, long by) {
        long clientId = now.client().id();
        var sent = new ClosedMonth(
                now.month(),
                clock.instant(),
                by,
                now.ledger().map(Ledger::currency),
                MonthFigures.inputs(now),
                MonthFigures.of(now));
        closed.close(tx, clientId, sent);
        Optional<Money> own = now.terms()
                .flatMap(_ -> now.creditSoFar().or(() -> now.ledger().map(ledger -> Money.zero(ledger.currency()))));
        kept.keep(tx, clientId, now.service(), own, now.found());
    }

    /// Approves everything that is charged in a month as it was read, but what the approver worked
    /// themselves and what was written or changed since (DOMAIN 3.7).
    public void approve(Tx tx, long clientId, YearMonth month, long approverId, Instant seen) {
        List<Long> charged = covers.settled(tx, clients.client(tx, clientId), month, month).chargedIn(month).stream()
                .filter(work -> work.approval().isEmpty())
                .map(WorkedTime::id)
                .toList();
        times.approveAll(tx, clientId, charged, approverId, seen);
    }

    private List<AccountMonth> months(Tx tx, Client client, Rates rates, YearMonth last, int count) {
        YearMonth first = last.minusMonths(count - 1L);
        SettledClient settled = covers.settled(tx, client, first, last);
        ServiceMonths service = kept.read(tx, client, first, last, closed.of(tx, client.id()));
        List<AccountMonth> months = new ArrayList<>();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            var books = new Bookkeeping(month, settled, rates, contracts.costs(tx, client.id(), month));
            months.add(month(settled, month, books, service));
        }
        return months;
    }

    private AccountMonth month(SettledClient settled, YearMonth month, Bookkeeping books, ServiceMonths service) {
        Client client = settled.client();
        Optional<MonthTerms> terms = terms(settled, month);
        ServiceLevel level = service.level(month, terms.map(held -> Credits.goal(held.terms())));
        List<MeasuredCase> before = service.before(month);
        boolean over = isOver(month, client.zone());
        Optional<Money> own =
                service.isKept(month) ? service.sentCredit(month) : terms.map(held -> held.owed(level.cases(), before));
        List<FoundLater> found = service.found(month, closed -> terms(settled, closed));
        return new AccountMonth(
                client,
                month,
                over,
                books.ledger(currency -> credits(currency, own.filter(_ -> over), found)),
                level,
                own.filter(Money::isPositive),
                terms.map(held -> held.byCase(level.cases(), before)).orElse(List.of()),
                found,
                books.lastVersion(),
                books.work(),
                service.sent().stream().filter(one -> one.month().equals(month)).findFirst());
    }

    /// What a month gives back: for itself, and for what was found out about closed months.
    private static Money credits(Currency currency, Optional<Money> own, List<FoundLater> found) {
        return Stream.concat(own.stream(), found.stream().flatMap(one -> one.credit().stream()))
                .filter(amount -> amount.currency().equals(currency))
                .reduce(Money.zero(currency), Money::plus);
    }

    private static Optional<MonthTerms> terms(SettledClient settled, YearMonth month) {
        return Agreement.lastIn(month, settled.agreements())
                .map(version -> new MonthTerms(
                        month, settled.client().zone(), version.terms(), currency(settled.agreements(), version)));
    }

    private static Currency currency(List<Agreement> agreements, ContractVersion version) {
        return agreements.stream()
                .map(Agreement::contract)
                .filter(contract -> contract.id() == version.contractId())
                .map(Contract::currency)
                .findFirst()
                .orElseThrow();
    }

    private boolean isOver(YearMonth month, ZoneId zone) {
        return !clock.instant().isBefore(start(month.plusMonths(1), zone));
    }

    private static Instant start(YearMonth month, ZoneId zone) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }
}
