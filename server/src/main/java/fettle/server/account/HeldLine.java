package fettle.server.account;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.settle.Settled;
import fettle.contracts.settle.pool.Balance;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/// What an allowance, a block or a retainer held, gave out and lost in a month, and in the months of its period before.
///
/// @param line as it stands at the end of the month; nothing once the contract has it no more
/// @param period the balances of the line's period up to this month, the month itself last
public record HeldLine(long contractId, Optional<ContractLine> line, List<Balance> period) {

    /// All that a contract's lines hold in a month.
    public static List<HeldLine> of(Agreement agreement, Settled settled, YearMonth month) {
        return settled.balances().stream()
                .filter(balance -> balance.month().equals(month))
                .map(balance -> of(agreement, settled, balance))
                .toList();
    }

    /// The balance of the month.
    public Balance balance() {
        return period.getLast();
    }

    /// The balance of the month as it is on a day. A month is settled as it will be at its end: what lapses
    /// then can still be used until it is over, and a block until the day it expires.
    public Balance on(LocalDate today) {
        boolean over = YearMonth.from(today).isAfter(balance().month());
        boolean usable = line.filter(one -> isUsable(one, today)).isPresent();
        if (over || !usable) {
            return balance();
        }
        return switch (balance()) {
            case Balance.OfMinutes minutes -> notLapsed(minutes);
            case Balance.OfMoney money -> notLapsed(money);
        };
    }

    private static boolean isUsable(ContractLine line, LocalDate today) {
        return !(line instanceof ContractLine.Block block)
                || block.expires().map(day -> !today.isAfter(day)).orElse(true);
    }

    private static Balance notLapsed(Balance.OfMinutes end) {
        return new Balance.OfMinutes(
                end.month(),
                end.line(),
                end.before(),
                end.granted(),
                end.fromBefore(),
                end.drawn(),
                end.lapsed().minus(end.lapsed()),
                end.left().plus(end.lapsed()),
                end.deferred());
    }

    private static Balance notLapsed(Balance.OfMoney end) {
        return new Balance.OfMoney(
                end.month(),
                end.line(),
                end.before(),
                end.granted(),
                end.drawn(),
                end.lapsed().minus(end.lapsed()),
                end.left().plus(end.lapsed()));
    }

    private static HeldLine of(Agreement agreement, Settled settled, Balance balance) {
        YearMonth month = balance.month();
        Optional<ContractLine> line = settled
                .contract()
                .stretches(month.plusMonths(1).atDay(1))
                .reversed()
                .stream()
                .flatMap(version -> version.lines().stream())
                .filter(one -> one.name().equals(balance.line()))
                .findFirst();
        YearMonth first = line.map(one -> firstMonth(one, month)).orElse(month);
        List<Balance> period = settled.balances().stream()
                .filter(one -> one.line().equals(balance.line()))
                .filter(one -> !one.month().isBefore(first) && !one.month().isAfter(month))
                .toList();
        return new HeldLine(agreement.contract().id(), line, period);
    }

    private static YearMonth firstMonth(ContractLine line, YearMonth month) {
        return switch (line) {
            case ContractLine.Allowance allowance -> allowance.period().firstMonth(month);
            case ContractLine.Retainer retainer -> retainer.period().firstMonth(month);
            case ContractLine.Block block -> YearMonth.from(block.bought());
            case ContractLine.Fixed _,
                    ContractLine.Seats _,
                    ContractLine.TimeAndMaterials _,
                    ContractLine.PerIncident _,
                    ContractLine.OneOff _,
                    ContractLine.CostOnly _ -> month;
        };
    }
}
