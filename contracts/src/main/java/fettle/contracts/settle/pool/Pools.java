package fettle.contracts.settle.pool;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.ContractLine.Allowance;
import fettle.contracts.contract.ContractLine.Block;
import fettle.contracts.contract.ContractLine.Retainer;
import fettle.contracts.contract.ContractLine.Working;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// All that a contract's lines hold, taken through its months one after the other.
public final class Pools {

    private final List<Held> versions;
    private final Earnings earnings;
    private final Function<String, Optional<Minutes>> openings;
    private final Map<String, AllowancePool> allowances = new LinkedHashMap<>();
    private final Map<String, BlockPool> blocks = new LinkedHashMap<>();
    private final Map<String, RetainerPool> retainers = new LinkedHashMap<>();
    private final Set<String> begun = new HashSet<>();
    private final List<Balance> balances = new ArrayList<>();

    /// @param versions those of the contract, in order
    /// @param openings what a line, by name, held when the contract was taken over
    public Pools(List<Held> versions, Earnings earnings, Function<String, Optional<Minutes>> openings) {
        this.versions = versions;
        this.earnings = earnings;
        this.openings = openings;
    }

    /// Grants what begins in a month.
    public void open(YearMonth month) {
        for (Held held : versions) {
            if (held.days(month.atDay(1), month.plusMonths(1).atDay(1)) > 0) {
                held.version().lines().forEach(line -> grant(line, held, month));
            }
        }
    }

    /// What a line gives out for work; nothing where it holds nothing.
    ///
    /// @param date the day of the work
    /// @param day the day on which it is charged
    public List<Draw> take(Working line, Minutes needed, LocalDate date, LocalDate day) {
        return switch (line) {
            case Allowance allowance ->
                allowances.containsKey(allowance.name())
                        ? allowances.get(allowance.name()).take(allowance, needed, day, YearMonth.from(day))
                        : List.of();
            case Block block ->
                blocks.containsKey(block.name()) ? blocks.get(block.name()).take(needed, date, day) : List.of();
            case Retainer retainer ->
                retainers.containsKey(retainer.name())
                        ? retainers.get(retainer.name()).take(retainer, needed, day, earnings)
                        : List.of();
            case ContractLine.Fixed _,
                    ContractLine.Seats _,
                    ContractLine.TimeAndMaterials _,
                    ContractLine.PerIncident _ -> List.of();
        };
    }

    /// Ends a month: minutes and money lapse, fees and prices are earned.
    public void close(YearMonth month) {
        allowances.forEach((name, pool) -> {
            if (!pool.isSpent()) {
                balances.add(pool.close(month, hasEnded(name, month), earnings));
            }
        });
        blocks.forEach((name, pool) -> {
            if (pool.isBoughtBy(month)) {
                balances.add(pool.close(month, hasEnded(name, month), earnings));
            }
        });
        retainers.forEach((name, pool) -> {
            if (!pool.isSpent()) {
                balances.add(pool.close(month, hasEnded(name, month), earnings));
            }
        });
        allowances.keySet().removeIf(name -> hasEnded(name, month));
        retainers.keySet().removeIf(name -> hasEnded(name, month));
        blocks.entrySet()
                .removeIf(block -> block.getValue().isBoughtBy(month)
                        && block.getValue().isSpent()
                        && hasEnded(block.getKey(), month));
    }

    /// What each line held in each month that was closed, by month.
    public List<Balance> balances() {
        return List.copyOf(balances);
    }

    private void grant(ContractLine line, Held held, YearMonth month) {
        switch (line) {
            case Allowance allowance ->
                grant(allowance, held, allowance.period().firstMonth(month), month);
            case Retainer retainer -> grant(retainer, held, retainer.period().firstMonth(month), month);
            case Block block ->
                blocks.computeIfAbsent(block.name(), _ -> new BlockPool(block, openings.apply(block.name())))
                        .hold(block);
            case ContractLine.Fixed _,
                    ContractLine.Seats _,
                    ContractLine.TimeAndMaterials _,
                    ContractLine.PerIncident _,
                    ContractLine.OneOff _,
                    ContractLine.CostOnly _ -> {}
        }
    }

    private void grant(Allowance line, Held held, YearMonth period, YearMonth month) {
        boolean first = begun.add(line.name());
        AllowancePool pool = allowances.computeIfAbsent(line.name(), AllowancePool::new);
        if (!pool.holds(line, period)) {
            LocalDate from = held.from(month.atDay(1));
            pool.add(new Grant(
                    line,
                    period,
                    from,
                    days(line, period.atDay(1), line.period().end(period)),
                    first ? openings.apply(line.name()) : Optional.empty()));
        }
    }

    private void grant(Retainer line, Held held, YearMonth period, YearMonth month) {
        Money none = Money.zero(line.amount().currency());
        RetainerPool pool = retainers.computeIfAbsent(line.name(), name -> new RetainerPool(name, none));
        if (!pool.holds(line, period)) {
            LocalDate from = held.from(month.atDay(1));
            pool.add(
                    line,
                    period,
                    from,
                    days(line, period.atDay(1), line.period().end(period)));
        }
    }

    /// The days of a period on which the line holds, the same in one version after the other.
    private long days(ContractLine line, LocalDate start, LocalDate end) {
        return versions.stream()
                .filter(held -> held.version().lines().contains(line))
                .mapToLong(held -> held.days(start, end))
                .sum();
    }

    private boolean hasEnded(String name, YearMonth month) {
        LocalDate next = month.plusMonths(1).atDay(1);
        return versions.stream()
                .filter(held -> held.version().until().map(next::isBefore).orElse(true))
                .noneMatch(held -> held.version().lines().stream()
                        .anyMatch(line -> line.name().equals(name)));
    }
}
