package fettle.server.account.group;

import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.settle.Settled;
import fettle.contracts.settle.Split;
import fettle.contracts.settle.group.GroupSplit;
import fettle.server.account.Agreement;
import fettle.server.account.Covers;
import fettle.server.account.HeldLine;
import fettle.server.account.SettledClient;
import fettle.server.account.group.GroupMonth.Part;
import fettle.server.client.Client;
import fettle.server.client.Clients;
import fettle.server.contract.group.SharedContract;
import fettle.server.contract.group.SharedContract.Member;
import fettle.server.store.Tx;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/// Months of groups, from the rows as they are now.
public final class GroupMonths {

    private final InstantSource clock;
    private final Clients clients;
    private final Covers covers;

    public GroupMonths(InstantSource clock, Clients clients, Covers covers) {
        this.clock = clock;
        this.clients = clients;
        this.covers = covers;
    }

    /// The month that it is now where the holder of the contract is.
    public YearMonth current(Tx tx, SharedContract group) {
        return YearMonth.from(today(clients.client(tx, group.holderId())));
    }

    public GroupMonth month(Tx tx, SharedContract group, YearMonth month) {
        Client holder = clients.client(tx, group.holderId());
        SettledClient books = covers.settled(tx, holder, month, month);
        Agreement agreement = books.agreements().stream()
                .filter(one -> one.contract().id() == group.contractId())
                .findFirst()
                .orElseThrow();
        Settled whole = books.all(agreement);
        var split = new GroupSplit(whole, during -> names(group.during(during)));
        return new GroupMonth(
                group,
                agreement.contract(),
                month,
                HeldLine.of(agreement, whole, month).stream()
                        .map(held -> held.on(today(holder)))
                        .toList(),
                group.members().stream()
                        .map(member -> part(tx, member, split.of(name(member)), month))
                        .toList(),
                whole.earned(month));
    }

    private Part part(Tx tx, Member member, Settled own, YearMonth month) {
        List<Split> splits = own.in(month).stream()
                .flatMap(settlement -> settlement.splits().stream())
                .toList();
        Money none = Money.zero(own.contract().currency());
        return new Part(
                clients.client(tx, member.clientId()),
                member,
                splits.stream().map(Split::minutes).reduce(Minutes.ZERO, Minutes::plus),
                splits.stream().map(Split::charged).reduce(none, Money::plus),
                own.earned(month));
    }

    private LocalDate today(Client client) {
        return LocalDate.ofInstant(clock.instant(), client.zone());
    }

    private static List<String> names(List<Member> members) {
        return members.stream().map(GroupMonths::name).toList();
    }

    private static String name(Member member) {
        return String.valueOf(member.clientId());
    }
}
