package fettle.server.api.agreement;

import fettle.server.account.group.GroupMonth;
import fettle.server.account.group.GroupMonths;
import fettle.server.api.call.Amount;
import fettle.server.api.call.Call;
import fettle.server.api.call.Members;
import fettle.server.api.call.Operation;
import fettle.server.api.call.Resource;
import fettle.server.client.Clients;
import fettle.server.contract.Contracts;
import fettle.server.contract.group.ClientGroups;
import fettle.server.contract.group.SharedContract;
import fettle.server.store.Tx;
import fettle.web.route.Who;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Clients who share a contract, and what each has of it in a month.
public final class GroupResource implements Resource {

    /// A group; the client whose contract it is stands first.
    record Group(String id, String name, String contract, String holder, List<Member> members) {

        static Group of(SharedContract group) {
            return new Group(
                    String.valueOf(group.id()),
                    group.name(),
                    String.valueOf(group.contractId()),
                    String.valueOf(group.holderId()),
                    group.members().stream().map(Member::of).toList());
        }
    }

    record Member(String client, LocalDate joinedOn, Optional<LocalDate> leftOn) {

        static Member of(SharedContract.Member member) {
            return new Member(String.valueOf(member.clientId()), member.joinedOn(), member.leftOn());
        }
    }

    /// What each client has of a month; the parts add up to what was earned.
    record Month(String group, YearMonth month, Amount earned, List<Part> parts) {

        static Month of(GroupMonth month) {
            return new Month(
                    String.valueOf(month.group().id()),
                    month.month(),
                    Amount.of(month.earned()),
                    month.parts().stream().map(Part::of).toList());
        }
    }

    /// @param minutes weighted minutes that the client's work took, exact
    record Part(String client, String minutes, Amount charged, Amount earned) {

        static Part of(GroupMonth.Part part) {
            return new Part(
                    String.valueOf(part.client().id()),
                    part.taken().toString(),
                    Amount.of(part.charged()),
                    Amount.of(part.earned()));
        }
    }

    private final Clients clients;
    private final Contracts contracts;
    private final ClientGroups groups;
    private final GroupMonths months;

    public GroupResource(Clients clients, Contracts contracts, ClientGroups groups, GroupMonths months) {
        this.clients = clients;
        this.contracts = contracts;
        this.groups = groups;
        this.months = months;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.read(
                        "/client-groups",
                        (call, tx) -> call.listing()
                                .of(groups.all(tx), SharedContract::id)
                                .map(Group::of)),
                Operation.create(
                        "/client-groups",
                        Who.API_ACCOUNT_MANAGER,
                        this::share,
                        (_, tx, id) -> Group.of(groups.find(tx, Long.parseLong(id)))),
                Operation.read("/client-groups/{id}", (call, tx) -> Group.of(groups.find(tx, call.inPath("id")))),
                Operation.put(
                        "/client-groups/{id}/members",
                        Who.API_ACCOUNT_MANAGER,
                        this::setMember,
                        (_, tx, id) -> Group.of(groups.find(tx, Long.parseLong(id)))),
                Operation.read(
                        "/client-groups/{id}/months/{month}",
                        (call, tx) -> Month.of(
                                months.month(tx, groups.find(tx, call.inPath("id")), call.monthInPath("month")))));
    }

    private Function<Tx, String> share(Call call) {
        Members body = call.body();
        return tx -> String.valueOf(groups.share(tx, contracts.find(tx, body.id("contract")), body.text("name"))
                .id());
    }

    /// A client joins from a day on; one that is in the group leaves after its last day.
    private Function<Tx, String> setMember(Call call) {
        Members body = call.body();
        return tx -> {
            SharedContract group = groups.find(tx, call.inPath("id"));
            long client = clients.client(tx, body.id("client")).id();
            return String.valueOf((body.has("leftOn")
                            ? groups.leave(tx, group, client, body.date("leftOn"))
                            : groups.join(tx, group, client, body.date("joinedOn")))
                    .id());
        };
    }
}
