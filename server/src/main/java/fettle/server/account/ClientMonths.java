package fettle.server.account;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.money.Money;
import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.attainment.Goal;
import fettle.contracts.sla.attainment.ServiceCredit;
import fettle.server.client.Client;
import fettle.server.client.Clients;
import fettle.server.contract.Contract;
import fettle.server.contract.ContractVersion;
import fettle.server.contract.Contracts;
import fettle.server.contract.CreditBands;
import fettle.server.sla.KnownOutcome;
import fettle.server.sla.SlaClocks;
import fettle.server.staff.Staff;
import fettle.server.store.Row;
import fettle.server.store.Tx;
import fettle.server.worklog.TimeEntry.NotBillable;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/// Clients' months: revenue, cost, margin and service level, from the rows as they are now (DOMAIN 2.8, 4).
public final class ClientMonths {

    private final InstantSource clock;
    private final Staff staff;
    private final Clients clients;
    private final Contracts contracts;
    private final SlaClocks clocks;

    public ClientMonths(InstantSource clock, Staff staff, Clients clients, Contracts contracts, SlaClocks clocks) {
        this.clock = clock;
        this.staff = staff;
        this.clients = clients;
        this.contracts = contracts;
        this.clocks = clocks;
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

    /// This month of every client, by name.
    public List<AccountMonth> ofAll(Tx tx, YearMonth month) {
        var rates = new Rates(staff.allRates(tx));
        return clients.all(tx).stream()
                .map(client -> months(tx, client, rates, month, 1).getFirst())
                .toList();
    }

    private List<AccountMonth> months(Tx tx, Client client, Rates rates, YearMonth last, int count) {
        YearMonth first = last.minusMonths(count - 1L);
        Instant since = start(first, client.zone());
        Instant until = start(last.plusMonths(1), client.zone());
        List<Agreement> agreements = contracts.ofClient(tx, client.id()).stream()
                .map(contract -> new Agreement(contract, contracts.versions(tx, contract)))
                .toList();
        List<WorkedTime> work = work(tx, client, since, until);
        List<KnownOutcome> known = clocks.known(tx, client.id(), since, until);
        List<AccountMonth> months = new ArrayList<>();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            var books = new Bookkeeping(month, agreements, work, rates, contracts.costs(tx, client.id(), month));
            months.add(month(client, month, books, within(known, month, client.zone()), agreements, work));
        }
        return months;
    }

    private AccountMonth month(
            Client client,
            YearMonth month,
            Bookkeeping books,
            List<KnownOutcome> known,
            List<Agreement> agreements,
            List<WorkedTime> work) {
        Optional<ContractVersion> version = books.lastVersion();
        var service = new ServiceLevel(month, client.zone(), known, version.map(ClientMonths::goal));
        boolean over = !clock.instant().isBefore(start(month.plusMonths(1), client.zone()));
        Optional<Money> credit = version.map(terms -> credit(terms, service, currency(agreements, terms)));
        return new AccountMonth(
                client,
                month,
                over,
                books.ledger(currency -> credit.filter(_ -> over).orElse(Money.zero(currency))),
                service,
                credit.filter(Money::isPositive),
                version,
                work.stream().filter(entry -> entry.isIn(month)).toList());
    }

    private static Goal goal(ContractVersion version) {
        return new Goal(
                version.terms().attainmentTarget() * 100, version.terms().smallSample());
    }

    /// What is owed by the commitment that was kept worst, of the fixed fees of a full month.
    private static Money credit(ContractVersion version, ServiceLevel service, Currency currency) {
        long fees = version.terms().lines().stream()
                .mapToLong(line -> line instanceof ContractLine.Fixed fixed
                        ? fixed.monthlyFee().minor()
                        : 0)
                .sum();
        var credit = new ServiceCredit.ByBand(
                CreditBands.parse(version.terms().creditBands()),
                version.terms().creditCap() * 100);
        return Arrays.stream(Commitment.values())
                .map(service::attainment)
                .map(attainment -> credit.owed(attainment, goal(version), new Money(fees, currency)))
                .reduce(Money.zero(currency), (one, other) -> one.compareTo(other) < 0 ? other : one);
    }

    private static Currency currency(List<Agreement> agreements, ContractVersion version) {
        return agreements.stream()
                .map(Agreement::contract)
                .filter(contract -> contract.id() == version.contractId())
                .map(Contract::currency)
                .findFirst()
                .orElseThrow();
    }

    private static List<KnownOutcome> within(List<KnownOutcome> known, YearMonth month, ZoneId zone) {
        return known.stream()
                .filter(outcome ->
                        YearMonth.from(outcome.outcome().knownAt().atZone(zone)).equals(month))
                .toList();
    }

    private static Instant start(YearMonth month, ZoneId zone) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }

    private static List<WorkedTime> work(Tx tx, Client client, Instant since, Instant until) {
        return tx.forClient(client.id())
                .sql("account.work")
                .set("since", since)
                .set("until", until)
                .list(row -> work(row, client.zone()));
    }

    private static WorkedTime work(Row row, ZoneId zone) {
        return new WorkedTime(
                row.id("id"),
                row.id("number"),
                row.text("subject"),
                row.optionalText("kind_name"),
                row.optionalText("service").orElse(""),
                row.id("technician_id"),
                row.text("technician_name"),
                row.instant("started_at"),
                row.instant("started_at").atZone(zone).toLocalDate(),
                row.count("minutes"),
                row.optionalOne(NotBillable.class, "non_billable_reason"),
                row.text("note"));
    }
}
