package fettle.server.account;

import fettle.contracts.settle.LockedMonth;
import fettle.contracts.settle.Settled;
import fettle.contracts.settle.Settlement;
import fettle.contracts.settle.Work;
import fettle.contracts.settle.pool.Balance;
import fettle.server.client.Client;
import fettle.server.client.Clients;
import fettle.server.contract.Contract;
import fettle.server.contract.Contracts;
import fettle.server.contract.closed.ClosedMonth;
import fettle.server.contract.closed.ClosedMonths;
import fettle.server.contract.group.ClientGroups;
import fettle.server.contract.group.SharedContract;
import fettle.server.contract.group.SharedContract.Member;
import fettle.server.contract.term.Openings;
import fettle.server.store.Row;
import fettle.server.store.Tx;
import fettle.server.store.edition.Editions;
import fettle.server.store.edition.Remembered;
import fettle.server.ticket.kind.TicketType;
import fettle.server.worklog.Approval;
import fettle.server.worklog.TimeEntry.NotBillable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What covers the work for a client, and why: settled from the rows, and remembered until one of them changes.
public final class Covers {

    /// Pieces of work, in some thirty megabytes: those of ten busy clients for a year.
    private static final int MOST_WORK = 12_000;

    private final InstantSource clock;
    private final Clients clients;
    private final Contracts contracts;
    private final ClosedMonths closed;
    private final Openings openings;
    private final ClientGroups groups;
    private final Remembered<Asking, Reached> known = new Remembered<>(
            MOST_WORK, reached -> 100 + reached.settled().work().size());

    public Covers(
            InstantSource clock,
            Clients clients,
            Contracts contracts,
            ClosedMonths closed,
            Openings openings,
            ClientGroups groups) {
        this.clock = clock;
        this.clients = clients;
        this.contracts = contracts;
        this.closed = closed;
        this.openings = openings;
        this.groups = groups;
    }

    private record Asking(long clientId, YearMonth through) {}

    /// @param since the first month whose work is among it
    private record Reached(YearMonth since, SettledClient settled) {

        boolean reaches(YearMonth asked) {
            return !since.isAfter(firstMonth(settled.agreements(), asked));
        }
    }

    /// A piece of work, and what it is to the contract; nothing where none held on its day.
    public record Covered(WorkedTime work, Optional<Settlement> settlement) {

        /// What no line covers or prices of it, in whole minutes; of a day without a contract all that is
        /// billable.
        public int uncoveredMinutes() {
            return settlement
                    .map(one -> Math.toIntExact(one.uncovered().halfUp().numerator()))
                    .orElseGet(() -> work.notBillable().isPresent() ? 0 : work.minutes());
        }
    }

    /// Work that is only asked about.
    ///
    /// @param service "" for none
    /// @param kind "" for none
    /// @param person the contact it would be done for, "" for nobody in particular
    public record Asked(Instant start, int minutes, String service, String kind, String person) {}

    /// All work of a client, settled up to the end of a month.
    ///
    /// @param since the first month whose work is wanted even where no contract held yet
    public SettledClient settled(Tx tx, Client client, YearMonth since, YearMonth through) {
        Tx own = tx.forClient(client.id()); // before memory is asked: a contact may not even ask for another client's
        return known.get(
                        new Asking(client.id(), through),
                        Editions.of(own, client.id()),
                        reached -> reached.reaches(since)
                                && reached.settled().client().equals(client)
                                && !reached.settled().isShared(),
                        () -> settle(own, client, since, through))
                .settled();
    }

    private Reached settle(Tx tx, Client client, YearMonth since, YearMonth through) {
        List<Agreement> agreements = agreements(tx, client);
        YearMonth first = firstMonth(agreements, since);
        List<LockedMonth> locked =
                closed.of(tx, client.id()).stream().map(ClosedMonth::locked).toList();
        Instant until = start(through.plusMonths(1), client.zone());
        List<WorkedTime> work = work(tx, client, start(first, client.zone()), until);
        return new Reached(
                first,
                SettledClient.of(client, agreements, work, locked, shared(tx, client, agreements, until), through));
    }

    private static YearMonth firstMonth(List<Agreement> agreements, YearMonth since) {
        return agreements.stream()
                .map(agreement -> YearMonth.from(agreement.contract().startsOn()))
                .reduce(since, (one, other) -> one.isBefore(other) ? one : other);
    }

    /// Whether the client is or was in a group with whom it shares a contract: then its books follow from work of
    /// others.
    public boolean isShared(Tx tx, long clientId) {
        return groups.isGrouped(tx, clientId);
    }

    /// The time logged on a ticket, oldest first, with what covers it.
    public List<Covered> ofTicket(Tx tx, long clientId, long number) {
        SettledClient all = current(tx, clientId);
        return all.work().stream()
                .filter(entry -> entry.ticketNumber() == number)
                .map(entry -> new Covered(entry, all.settlement(entry)))
                .toList();
    }

    /// All work of months that are not closed for which nobody pays: neither covered nor priced, and not
    /// given away. Where no contract has held yet, of the last two years.
    public List<Covered> uncovered(Tx tx, long clientId) {
        Client client = clients.client(tx, clientId);
        YearMonth now = YearMonth.from(clock.instant().atZone(client.zone()));
        SettledClient all = settled(tx, client, now.minusYears(2), now);
        return all.open().stream()
                .map(entry -> new Covered(entry, all.settlement(entry)))
                .filter(one -> one.uncoveredMinutes() > 0)
                .toList();
    }

    /// All time logged for a client, the latest first, with what covers it.
    Stream<Covered> latest(Tx tx, long clientId) {
        SettledClient all = current(tx, clientId);
        return all.work().reversed().stream().map(entry -> new Covered(entry, all.settlement(entry)));
    }

    /// What allowances, blocks and retainers held, gave out and lost in a month, as it is today.
    public List<Balance> balances(Tx tx, long clientId, YearMonth month) {
        Client client = clients.client(tx, clientId);
        LocalDate today = LocalDate.ofInstant(clock.instant(), client.zone());
        SettledClient all = settled(tx, client, month, month);
        return all.settled().entrySet().stream()
                .flatMap(one -> HeldLine.of(one.getKey(), one.getValue(), month).stream())
                .map(held -> held.on(today))
                .toList();
    }

    /// What a piece of work would be to the client's contract of its day; nothing where none holds.
    public Optional<Settlement> wouldCover(Tx tx, long clientId, Asked asked) {
        SettledClient all = current(tx, clientId);
        Client client = all.client();
        LocalDate day = asked.start().atZone(client.zone()).toLocalDate();
        return all.agreementOn(day).map(agreement -> {
            Work work = Work.of(
                            "asked",
                            String.valueOf(clientId),
                            "asked",
                            day,
                            asked.start(),
                            Duration.ofMinutes(asked.minutes()))
                    .about(asked.service(), asked.kind())
                    .forPerson(asked.person())
                    .recordedAt(clock.instant());
            List<Work> done = all.all(agreement).settlements().stream()
                    .map(Settlement::work)
                    .toList();
            return Settled.wouldCover(agreement.priced(), done, all.locked(), work);
        });
    }

    private List<Agreement> agreements(Tx tx, Client client) {
        Stream<Agreement> own =
                contracts.ofClient(tx, client.id()).stream().map(contract -> agreement(tx, contract, Optional.empty()));
        Stream<Agreement> others = groups.ofClient(tx, client.id()).stream()
                .filter(group -> group.holderId() != client.id())
                .map(group -> agreement(tx, contracts.find(tx, group.contractId()), group.member(client.id())));
        return Stream.concat(own, others).toList();
    }

    private Agreement agreement(Tx tx, Contract contract, Optional<Member> membership) {
        return new Agreement(contract, contracts.versions(tx, contract), openings.of(tx, contract), membership);
    }

    /// Of the contracts that a group shares: the work of the others that falls under them.
    private Map<Agreement, Sharing> shared(Tx tx, Client client, List<Agreement> agreements, Instant until) {
        Map<Agreement, Sharing> shared = new HashMap<>();
        for (SharedContract group : groups.ofClient(tx, client.id())) {
            agreements.stream()
                    .filter(agreement -> agreement.contract().id() == group.contractId())
                    .forEach(agreement -> shared.put(
                            agreement, new Sharing(group, others(tx, client, group, until), locked(tx, group))));
        }
        return shared;
    }

    private List<Work> others(Tx tx, Client client, SharedContract group, Instant until) {
        List<Work> all = new ArrayList<>();
        for (Member member : group.members()) {
            if (member.clientId() != client.id()) {
                Client other = clients.client(tx, member.clientId());
                List<Agreement> theirs = agreements(tx, other);
                Instant since = member.joinedOn().atStartOfDay(other.zone()).toInstant();
                for (WorkedTime entry : work(tx.forClient(other.id()), other, since, until)) {
                    theirs.stream()
                            .filter(agreement -> agreement.contract().id() == group.contractId())
                            .filter(agreement -> agreement.governs(entry.day(), theirs))
                            .forEach(_ -> all.add(SettledClient.entry(other, entry)));
                }
            }
        }
        return all;
    }

    /// A group's months are closed for all its members at once: those of whoever holds the contract, with
    /// all work that was sent then.
    private List<LockedMonth> locked(Tx tx, SharedContract group) {
        List<LockedMonth> all = group.members().stream()
                .flatMap(member -> closed.of(tx, member.clientId()).stream())
                .map(ClosedMonth::locked)
                .toList();
        return closed.of(tx, group.holderId()).stream()
                .map(held -> new LockedMonth(
                        held.month(),
                        held.at(),
                        Optional.of(all.stream()
                                .filter(one -> one.month().equals(held.month()))
                                .flatMap(one -> one.sent().stream())
                                .flatMap(Set::stream)
                                .collect(Collectors.toSet()))))
                .toList();
    }

    private SettledClient current(Tx tx, long clientId) {
        Client client = clients.client(tx, clientId);
        YearMonth now = YearMonth.from(clock.instant().atZone(client.zone()));
        return settled(tx, client, now, now);
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
                row.id("ticket_id"),
                row.id("number"),
                row.text("subject"),
                row.optionalId("contact_id"),
                row.one(TicketType.class, "type") == TicketType.INCIDENT,
                row.optionalText("kind_name"),
                row.optionalText("service").orElse(""),
                row.id("technician_id"),
                row.text("technician_name"),
                row.instant("started_at"),
                row.instant("started_at").atZone(zone).toLocalDate(),
                row.count("minutes"),
                row.optionalOne(NotBillable.class, "non_billable_reason"),
                row.text("note"),
                row.instant("logged_at"),
                Approval.of(row));
    }

    private static Instant start(YearMonth month, ZoneId zone) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }
}
