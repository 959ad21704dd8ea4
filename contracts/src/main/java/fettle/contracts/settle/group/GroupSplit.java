package fettle.contracts.settle.group;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.money.Money;
import fettle.contracts.money.Shares;
import fettle.contracts.settle.Settled;
import fettle.contracts.settle.Settlement;
import fettle.contracts.settle.Split;
import fettle.contracts.settle.pool.Earnings.Earned;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Divides a contract that a group shares among its members, so that the parts add up to the whole (DOMAIN 3.1).
///
/// The work of all members uses up the same lines, in order of when it began. What a line charges for a
/// piece of work is its member's; the rest of what it earns in a month, and what it costs, is divided by
/// the weighted minutes that each member's work took from it in that month, by largest remainder. Where
/// nobody's work took any, members have equal parts.
///
/// @param whole the contract, settled with the work of all
/// @param members by id, in a lasting order, of each month
public record GroupSplit(Settled whole, Function<YearMonth, List<String>> members) {

    /// What a member has of it: its own work, its part of what lines earn and cost, and the balances of
    /// all, which are the group's.
    public Settled of(String member) {
        return new Settled(
                whole.contract(),
                whole.settlements().stream()
                        .filter(one -> one.work().client().equals(member))
                        .toList(),
                whole.balances(),
                parts(whole.earned(), member),
                parts(whole.costs(), member));
    }

    private List<Earned> parts(List<Earned> amounts, String member) {
        List<Earned> parts = new ArrayList<>();
        for (Earned earned : amounts) {
            if (members.apply(earned.month()).contains(member) || took(earned, member)) {
                parts.add(new Earned(earned.month(), earned.line(), part(earned, member)));
            }
        }
        return parts;
    }

    private boolean took(Earned earned, String member) {
        return splits(earned).stream().anyMatch(one -> one.member().equals(member));
    }

    private Money part(Earned earned, String member) {
        Map<String, Long> weights = new LinkedHashMap<>();
        members.apply(earned.month()).forEach(one -> weights.put(one, 0L));
        Money charged = Money.zero(earned.amount().currency());
        Money own = charged;
        for (Taken one : splits(earned)) {
            weights.merge(one.member(), seconds(one.split()), Long::sum);
            charged = charged.plus(one.split().charged());
            own = one.member().equals(member) ? own.plus(one.split().charged()) : own;
        }
        return own.plus(shared(earned.amount().minus(charged), weights, member));
    }

    private static Money shared(Money rest, Map<String, Long> weights, String member) {
        List<String> names = List.copyOf(weights.keySet());
        long[] parts = weights.values().stream().mapToLong(Long::longValue).toArray();
        if (weights.values().stream().allMatch(weight -> weight == 0)) {
            Arrays.fill(parts, 1);
        }
        Money size = rest.isNegative() ? rest.negated() : rest;
        Money part = new Money(Shares.of(size.minor(), parts)[names.indexOf(member)], rest.currency());
        return rest.isNegative() ? part.negated() : part;
    }

    /// What a member's work took from a line.
    private record Taken(String member, Split split) {}

    private List<Taken> splits(Earned earned) {
        List<Taken> taken = new ArrayList<>();
        for (Settlement settlement : whole.in(earned.month())) {
            for (Split split : settlement.splits()) {
                if (isOf(split, earned.line())) {
                    taken.add(new Taken(settlement.work().client(), split));
                }
            }
        }
        return taken;
    }

    private static boolean isOf(Split split, ContractLine line) {
        return split.line().equals(line);
    }

    /// A weight needs no fraction of a second.
    private static long seconds(Split split) {
        return split.minutes().toDuration().toSeconds();
    }
}
