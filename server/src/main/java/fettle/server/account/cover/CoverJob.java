package fettle.server.account.cover;

import static java.util.stream.Collectors.toUnmodifiableSet;

import fettle.contracts.settle.Settlement;
import fettle.contracts.settle.Step;
import fettle.server.account.Covers;
import fettle.server.account.Covers.Covered;
import fettle.server.account.cover.CoverRows.Mark;
import fettle.server.client.Client;
import fettle.server.client.Clients;
import fettle.server.job.Failures;
import fettle.server.job.Job;
import fettle.server.monitor.Monitor;
import fettle.server.monitor.rule.Uncovered;
import fettle.server.monitor.rule.Uncovered.Lack;
import fettle.server.staff.Staff;
import fettle.server.staff.Technician;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.server.ticket.Tickets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds work that no line of a contract covers or prices, and tells the monitor of its tickets (M2-17): for a client
/// soon after somebody worked, for everybody a few times an hour, since contracts change too.
///
/// Settling reads all of a client's work, so it waits for no ticket and no ticket waits for it: what a ticket lacks is
/// written down afterwards, each in a transaction of its own.
public final class CoverJob implements Job {

    private static final Scope SCOPE = new Scope.System("work without cover");
    private static final int BATCH = 500;
    private static final Duration ALL = Duration.ofMinutes(10);

    private final Database database;
    private final InstantSource clock;
    private final Clients clients;
    private final Staff staff;
    private final Covers covers;
    private final CoverRows rows;
    private final Tickets tickets;
    private final Monitor monitor;
    private Instant nextAll = Instant.MIN;

    /// A job on these features.
    public CoverJob(
            Database database,
            InstantSource clock,
            Clients clients,
            Staff staff,
            Covers covers,
            CoverRows rows,
            Tickets tickets,
            Monitor monitor) {
        this.database = database;
        this.clock = clock;
        this.clients = clients;
        this.staff = staff;
        this.covers = covers;
        this.rows = rows;
        this.tickets = tickets;
        this.monitor = monitor;
    }

    @Override
    public String name() {
        return "cover";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public void run() {
        List<Mark> marks = rows.marks(database.read(SCOPE), BATCH);
        Set<Long> due = new HashSet<>();
        marks.forEach(mark -> due.add(mark.clientId()));
        Instant now = clock.instant();
        if (!now.isBefore(nextAll)) {
            clients.all(database.read(SCOPE)).stream().map(Client::id).forEach(due::add);
            nextAll = now.plus(ALL);
        }
        var failures = new Failures();
        due.forEach(client -> failures.during(() -> look(client)));
        failures.during(() -> database.run(SCOPE, tx -> marks.forEach(mark -> rows.forget(tx, mark))));
        failures.tell();
    }

    private void look(long clientId) {
        Tx client = database.read(SCOPE).forClient(clientId);
        Map<Long, Uncovered> before = rows.ofClient(client);
        Map<Long, Uncovered> now = lacking(client, clientId);
        Set<Long> touched = new HashSet<>(before.keySet());
        touched.addAll(now.keySet());
        for (long ticket : touched) {
            Optional<Uncovered> lack = Optional.ofNullable(now.get(ticket));
            if (!lack.equals(Optional.ofNullable(before.get(ticket)))) {
                database.run(SCOPE, tx -> tell(tx.forClient(clientId), clientId, ticket, lack));
            }
        }
    }

    private void tell(Tx client, long clientId, long ticketId, Optional<Uncovered> lack) {
        if (rows.put(client, ticketId, lack)) {
            monitor.look(client, tickets.ticket(client, clientId, ticketId));
        }
    }

    private Map<Long, Uncovered> lacking(Tx tx, long clientId) {
        Map<Long, Uncovered> lacking = new HashMap<>();
        Set<Long> deciders = deciders(tx);
        for (Covered work : covers.uncovered(tx, clientId)) {
            if (!isDecided(work, deciders)) {
                lacking.merge(work.work().ticketId(), uncovered(work), CoverJob::together);
            }
        }
        return lacking;
    }

    private Set<Long> deciders(Tx tx) {
        return staff.all(tx).stream()
                .filter(person -> person.role().managesAccounts())
                .map(Technician::id)
                .collect(toUnmodifiableSet());
    }

    /// Whoever looks after clients has let the time stand, knowing that nobody pays.
    private static boolean isDecided(Covered work, Set<Long> deciders) {
        return work.work()
                .approval()
                .filter(approval -> deciders.contains(approval.technicianId()))
                .isPresent();
    }

    private static Uncovered uncovered(Covered work) {
        return new Uncovered(work.work().loggedAt(), work.uncoveredMinutes(), lack(work.settlement()));
    }

    private static Lack lack(Optional<Settlement> settlement) {
        if (settlement.isEmpty()) {
            return Lack.NO_CONTRACT;
        }
        boolean covered = settlement.get().steps().stream()
                .anyMatch(step -> step instanceof Step.Empty || step instanceof Step.Took);
        return covered ? Lack.EXHAUSTED : Lack.OUT_OF_SCOPE;
    }

    private static Uncovered together(Uncovered one, Uncovered later) {
        Instant since = one.since().isBefore(later.since()) ? one.since() : later.since();
        return new Uncovered(since, one.minutes() + later.minutes(), later.lack());
    }
}
