package fettle.contracts.settle;

import fettle.contracts.contract.Contract;
import fettle.contracts.contract.ContractLine;
import fettle.contracts.money.Money;
import fettle.contracts.settle.pool.Balance;
import fettle.contracts.settle.pool.Earnings.Earned;
import fettle.contracts.words.Sentence;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// The whole of a contract's work settled: what became of each piece, what each line held, and what it earned.
///
/// @param settlements by the month in which each is charged, then in order of work done
/// @param balances of allowances, blocks and retainers, by month
/// @param earned by each line in each month, charged work included (DOMAIN 4.1); without service credits
/// @param costs of cost-only lines in each month, by days
public record Settled(
        Contract contract,
        List<Settlement> settlements,
        List<Balance> balances,
        List<Earned> earned,
        List<Earned> costs) {

    public Settled {
        settlements = List.copyOf(settlements);
        balances = List.copyOf(balances);
        earned = List.copyOf(earned);
        costs = List.copyOf(costs);
    }

    /// Settles all work of a contract up to the end of a month (DOMAIN 3.2 to 3.7).
    ///
    /// Work is taken in order of when it began, whatever the order in which it is given or was written
    /// down: so a late entry settles its month anew, unless that month had been closed when it was written
    /// down. Then it is charged in the first month still open, by the terms of its own day and from what
    /// lines hold in that month. Closed months come out as they did when they were closed, as long as the
    /// contract is not amended into the past.
    ///
    /// @param work all of it since the contract began, since balances follow from what came before; charged after
    ///     `through`, it is left out
    /// @param locked the months that were closed, and when
    /// @param through the last month to settle
    /// @throws fettle.contracts.words.Refused when the contract or the work began more than fifty years before
    /// `through`
    public static Settled settle(
            Contract contract, Collection<Work> work, Collection<LockedMonth> locked, YearMonth through) {
        return new SettlingRun(contract, through).settle(work, locked);
    }

    /// What a piece of work would be to the contract, after all that is known already: the coverage check.
    ///
    /// @param work what has been done, as for [#settle]
    /// @param asked the work in question, with an id that no other work has
    /// @return how it would be settled, and why
    public static Settlement wouldCover(
            Contract contract, Collection<Work> work, Collection<LockedMonth> locked, Work asked) {
        YearMonth month = LockedMonth.monthFor(asked, locked);
        List<Work> all = Stream.concat(work.stream(), Stream.of(asked)).toList();
        return settle(contract, all, locked, month).settlements().stream()
                .filter(settlement -> settlement.work().id().equals(asked.id()))
                .findFirst()
                .orElseThrow();
    }

    /// What is charged in a month, in order.
    public List<Settlement> in(YearMonth month) {
        return settlements.stream()
                .filter(settlement -> settlement.month().equals(month))
                .toList();
    }

    /// What a month earned, all lines together, before credits.
    public Money earned(YearMonth month) {
        return sum(earned, month);
    }

    /// What one line earned in a month.
    public Money earned(YearMonth month, ContractLine line) {
        return earned.stream()
                .filter(one -> one.month().equals(month) && one.line().equals(line))
                .map(Earned::amount)
                .reduce(Money.zero(contract.currency()), Money::plus);
    }

    /// What cost-only lines cost in a month.
    public Money cost(YearMonth month) {
        return sum(costs, month);
    }

    /// Why each piece of a month's work was settled as it was.
    public List<List<Sentence>> reasons(YearMonth month) {
        return in(month).stream().map(Settlement::reasons).toList();
    }

    private Money sum(List<Earned> amounts, YearMonth month) {
        return amounts.stream()
                .filter(one -> one.month().equals(month))
                .map(Earned::amount)
                .reduce(Money.zero(contract.currency()), Money::plus);
    }
}
