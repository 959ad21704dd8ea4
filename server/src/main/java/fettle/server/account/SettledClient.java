package fettle.server.account;

import fettle.contracts.settle.LockedMonth;
import fettle.contracts.settle.Settled;
import fettle.contracts.settle.Settlement;
import fettle.contracts.settle.Unbilled;
import fettle.contracts.settle.Work;
import fettle.server.client.Client;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// All work of a client settled against the contracts of its days (DOMAIN 3.2 to 3.7).
///
/// @param work all of it since the first contract began
/// @param locked the months that were closed
/// @param settled what became of the work of each contract; of a shared one, the client's part
/// @param whole shared contracts, with the work of all who share them
/// @param settlements what became of each piece of work, by its id; none where no contract held
/// @param charged the work by the month in which it is charged
public record SettledClient(
        Client client,
        List<Agreement> agreements,
        List<WorkedTime> work,
        List<LockedMonth> locked,
        Map<Agreement, Settled> settled,
        Map<Agreement, Settled> whole,
        Map<String, Settlement> settlements,
        Map<YearMonth, List<WorkedTime>> charged) {

    public SettledClient {
        settled = Collections.unmodifiableMap(settled);
        whole = Collections.unmodifiableMap(whole);
        settlements = Collections.unmodifiableMap(settlements);
        charged = Collections.unmodifiableMap(charged);
    }

    static SettledClient of(
            Client client,
            List<Agreement> agreements,
            List<WorkedTime> work,
            List<LockedMonth> locked,
            Map<Agreement, Sharing> shared,
            YearMonth through) {
        Map<Agreement, Settled> settled = new LinkedHashMap<>();
        Map<Agreement, Settled> whole = new LinkedHashMap<>();
        Map<String, Settlement> settlements = new HashMap<>();
        for (Agreement agreement : agreements) {
            List<Work> governed = work.stream()
                    .filter(entry -> agreement.governs(entry.day(), agreements))
                    .map(entry -> entry(client, entry))
                    .toList();
            Settled result = Optional.ofNullable(shared.get(agreement))
                    .map(sharing -> {
                        Settled all = sharing.settle(agreement, governed, through);
                        whole.put(agreement, all);
                        return sharing.split(all).of(String.valueOf(client.id()));
                    })
                    .orElseGet(() -> Settled.settle(agreement.priced(), governed, locked, through));
            settled.put(agreement, result);
            result.settlements().forEach(one -> settlements.put(one.work().id(), one));
        }
        Map<YearMonth, List<WorkedTime>> charged = work.stream()
                .collect(Collectors.groupingBy(entry -> Optional.ofNullable(settlements.get(String.valueOf(entry.id())))
                        .map(Settlement::month)
                        .orElseGet(() -> LockedMonth.monthFor(entry(client, entry), locked))));
        return new SettledClient(client, agreements, work, locked, settled, whole, settlements, charged);
    }

    /// Whether these books follow from the work of other clients too.
    boolean isShared() {
        return !whole.isEmpty();
    }

    /// A contract with all work that falls under it, other clients' among it.
    public Settled all(Agreement agreement) {
        return Objects.requireNonNull(whole.getOrDefault(agreement, settled.get(agreement)));
    }

    /// What a piece of work is to its contract; nothing where none held on its day.
    public Optional<Settlement> settlement(WorkedTime entry) {
        return Optional.ofNullable(settlements.get(String.valueOf(entry.id())));
    }

    /// The work that is charged in a month, late entries of closed months among it.
    public List<WorkedTime> chargedIn(YearMonth month) {
        return charged.getOrDefault(month, List.of());
    }

    /// The work of months that have not been closed.
    List<WorkedTime> open() {
        Set<YearMonth> closed = locked.stream().map(LockedMonth::month).collect(Collectors.toSet());
        return charged.entrySet().stream()
                .filter(month -> !closed.contains(month.getKey()))
                .flatMap(month -> month.getValue().stream())
                .toList();
    }

    /// The agreement that a piece of work of a day would fall under.
    Optional<Agreement> agreementOn(LocalDate day) {
        return agreements.stream()
                .filter(agreement -> agreement.governs(day, agreements))
                .findFirst();
    }

    static Work entry(Client client, WorkedTime work) {
        Work entry = Work.of(
                        String.valueOf(work.id()),
                        String.valueOf(client.id()),
                        String.valueOf(work.ticketNumber()),
                        work.day(),
                        work.startedAt(),
                        work.worked())
                .about(work.service(), work.kind().orElse(""))
                .forPerson(work.contactId().map(String::valueOf).orElse(""))
                .recordedAt(work.loggedAt());
        return work.notBillable()
                .map(reason -> entry.notBilled(Unbilled.valueOf(reason.name())))
                .orElse(entry);
    }
}
