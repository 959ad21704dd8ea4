package fettle.server.account.group;

import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.settle.pool.Balance;
import fettle.server.client.Client;
import fettle.server.contract.Contract;
import fettle.server.contract.group.SharedContract;
import fettle.server.contract.group.SharedContract.Member;
import java.time.YearMonth;
import java.util.List;

/// A month of a contract that a group shares: what its lines held for all, and what each client has of it.
///
/// @param pools as they are today
/// @param earned by the contract, all clients together
public record GroupMonth(
        SharedContract group, Contract contract, YearMonth month, List<Balance> pools, List<Part> parts, Money earned) {

    public GroupMonth {
        pools = List.copyOf(pools);
        parts = List.copyOf(parts);
    }

    /// What one client has of it.
    ///
    /// @param taken weighted minutes that its work took from lines
    /// @param charged what its work is charged beyond fees and what was paid ahead
    /// @param earned its part of what the contract earned, the charged among it
    public record Part(Client client, Member member, Minutes taken, Money charged, Money earned) {}
}
