package fettle.contracts.settle;

import fettle.contracts.contract.Contract;
import fettle.contracts.contract.ContractLine.Working;
import fettle.contracts.settle.pool.Earnings;
import fettle.contracts.settle.pool.Held;
import fettle.contracts.settle.pool.Pools;
import fettle.contracts.settle.pool.Recurring;
import fettle.contracts.words.Refused;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One pass over a contract's months and its work, in order.
final class SettlingRun {

    /// A piece of work with the month in which it is charged.
    private record Due(Work work, YearMonth month) {}

    /// Fifty years: no contract is older, but a day may be mistyped.
    private static final int LONGEST_MONTHS = 600;

    private static final Comparator<Due> IN_ORDER = Comparator.comparing(Due::month)
            .thenComparing(due -> due.work().start())
            .thenComparing(due -> due.work().id());

    private final Contract contract;
    private final YearMonth through;
    private final List<Held> versions;
    private final Earnings earnings = new Earnings();
    private final Earnings costs = new Earnings();
    private final Pools pools;
    private final Counting counting = new Counting();
    private final Set<String> chargedTickets = new HashSet<>();
    private final List<Settlement> settlements = new ArrayList<>();

    SettlingRun(Contract contract, YearMonth through) {
        this.contract = contract;
        this.through = through;
        versions = contract.stretches(horizon(contract, through)).stream()
                .map(Held::of)
                .toList();
        pools = new Pools(versions, earnings, contract::opening);
    }

    Settled settle(Collection<Work> work, Collection<LockedMonth> locked) {
        List<Due> due = work.stream()
                .map(one -> new Due(one, LockedMonth.monthFor(one, locked)))
                .filter(one -> !one.month().isAfter(through))
                .sorted(IN_ORDER)
                .toList();
        YearMonth first = firstMonth(due);
        if (first.until(through, ChronoUnit.MONTHS) > LONGEST_MONTHS) {
            throw Refused.because("contracts.settle.months", first.atDay(1), through.atDay(1));
        }
        int next = 0;
        for (YearMonth month = first; !month.isAfter(through); month = month.plusMonths(1)) {
            pools.open(month);
            Recurring.add(versions, month, earnings, costs);
            while (next < due.size() && due.get(next).month().equals(month)) {
                settlements.add(settle(due.get(next)));
                next++;
            }
            pools.close(month);
            earnings.close(month);
            costs.close(month);
        }
        return new Settled(contract, settlements, pools.balances(), earnings.closed(), costs.closed());
    }

    /// Beyond every period and version that bears on a month: what is granted in a month must not depend on
    /// how far it is looked ahead.
    private static LocalDate horizon(Contract contract, YearMonth through) {
        LocalDate nextYear = LocalDate.of(through.getYear() + 1, 1, 2);
        return contract.versions().stream()
                .map(version -> version.from().plusDays(1))
                .reduce(nextYear, (one, other) -> one.isAfter(other) ? one : other);
    }

    private YearMonth firstMonth(List<Due> due) {
        YearMonth first = through;
        if (!versions.isEmpty()) {
            first = earlier(first, YearMonth.from(versions.getFirst().version().from()));
        }
        return due.isEmpty() ? first : earlier(first, due.getFirst().month());
    }

    private static YearMonth earlier(YearMonth one, YearMonth other) {
        return one.isBefore(other) ? one : other;
    }

    private Settlement settle(Due due) {
        Work work = due.work();
        Optional<Held> version = contract.includes(work.client()) ? version(work.date()) : Optional.empty();
        List<Working> lines = version.map(Held::lines).orElse(List.of());
        var passage = new Passage(due.work(), due.month(), lines, pools, chargedTickets);
        Settlement settlement = passage.settle(counting, notHeld(work, version));
        for (Split split : settlement.splits()) {
            if (split.use().isCharged()) {
                earnings.add(split.line(), split.amount());
            }
        }
        return settlement;
    }

    private Optional<Held> version(LocalDate day) {
        for (Held held : versions) {
            if (held.version().holdsOn(day)) {
                return Optional.of(held);
            }
        }
        return Optional.empty();
    }

    private Optional<Step> notHeld(Work work, Optional<Held> version) {
        if (version.isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                contract.includes(work.client())
                        ? new Step.NoContract(contract.name(), work.date())
                        : new Step.OtherClient(contract.name()));
    }
}
