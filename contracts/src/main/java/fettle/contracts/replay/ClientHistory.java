package fettle.contracts.replay;

import fettle.contracts.money.Money;
import fettle.contracts.settle.LockedMonth;
import fettle.contracts.settle.Work;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/// All that happened for a client and that no contract decides: what people did, and what that cost.
///
/// @param work all of it, since the contract began
/// @param locked the months that were closed, and when
/// @param labourRates what an hour of whoever did the work cost on that day, by the id of the work; missing where
///     nobody knows
/// @param directCosts licences, tools, suppliers and travel, by month; nothing where a month is missing
/// @param overheadPerHour the overhead that each hour worked bears
/// @param until up to when it is told: what falls due later is neither kept nor broken yet
public record ClientHistory(
        List<TicketHistory> tickets,
        List<Work> work,
        List<LockedMonth> locked,
        Map<String, Money> labourRates,
        Map<YearMonth, Money> directCosts,
        Money overheadPerHour,
        Instant until) {

    public ClientHistory {
        tickets = List.copyOf(tickets);
        work = List.copyOf(work);
        locked = List.copyOf(locked);
        labourRates = Map.copyOf(labourRates);
        directCosts = Map.copyOf(directCosts);
    }

    Money directCost(YearMonth month) {
        return directCosts.getOrDefault(month, Money.zero(overheadPerHour.currency()));
    }
}
