package fettle.server.contract.group;

import fettle.server.contract.Contract;
import fettle.server.contract.Contracts;
import fettle.server.contract.closed.ClosedMonths;
import fettle.server.contract.group.SharedContract.Member;
import fettle.server.store.Ids;
import fettle.server.store.Row;
import fettle.server.store.Tx;
import fettle.web.Refusal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Clients who share a contract, by the statements in `group.sql`. Verbs join the caller's transaction.
public final class ClientGroups {

    private static final int LONGEST_NAME = 120;
    private static final int MOST_MEMBERS = 50;

    private final Ids ids;
    private final Contracts contracts;
    private final ClosedMonths closed;

    public ClientGroups(Ids ids, Contracts contracts, ClosedMonths closed) {
        this.ids = ids;
        this.contracts = contracts;
        this.closed = closed;
    }

    /// All groups, by name.
    public List<SharedContract> all(Tx tx) {
        return tx.sql("group.all").list(row -> shared(tx, row));
    }

    public SharedContract find(Tx tx, long id) {
        return tx.sql("group.find")
                .set("id", id)
                .one(row -> shared(tx, row))
                .orElseThrow(() -> new Refusal.NotFound("group.not-found"));
    }

    /// The groups that a client is or was in.
    public List<SharedContract> ofClient(Tx tx, long clientId) {
        return tx.forClient(clientId).sql("group.of-client").list(row -> row.id("group_id")).stream()
                .map(id -> find(tx, id))
                .toList();
    }

    /// Whether a client is or was in any.
    public boolean isGrouped(Tx tx, long clientId) {
        return !tx.forClient(clientId)
                .sql("group.of-client")
                .list(row -> row.id("group_id"))
                .isEmpty();
    }

    /// The clients whose books follow from those of others too.
    public Set<Long> grouped(Tx tx) {
        return new HashSet<>(tx.sql("group.grouped").list(row -> row.id("client_id")));
    }

    /// Lets a contract be shared; the client whose contract it is is the first member, from its first day on.
    public SharedContract share(Tx tx, Contract contract, String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw Refusal.Invalid.field("name", "contract.name-length");
        }
        if (all(tx).stream().anyMatch(group -> group.name().equalsIgnoreCase(name.strip()))) {
            throw Refusal.Invalid.field("name", "group.name-taken", name.strip());
        }
        Tx holder = tx.forClient(contract.clientId());
        if (holder.sql("group.of-contract")
                .set("contract", contract.id())
                .one(row -> row.id("id"))
                .isPresent()) {
            throw Refusal.Invalid.field("contract", "group.shared-already", contract.name());
        }
        long id = ids.next();
        holder.sql("group.insert")
                .set("id", id)
                .set("contract", contract.id())
                .set("name", name.strip())
                .update();
        holder.sql("group.join")
                .set("groupId", id)
                .set("joinedOn", contract.startsOn())
                .update();
        return find(tx, id);
    }

    /// Lets a client's work fall under the contract from a day on.
    ///
    /// @throws Refusal where a month of that day is closed for the client or the holder, or it is a member already
    public SharedContract join(Tx tx, SharedContract group, long clientId, LocalDate from) {
        Contract contract = contracts.find(tx, group.contractId());
        if (from.isBefore(contract.startsOn())) {
            throw Refusal.Invalid.field("from", "contract.before-start", contract.startsOn());
        }
        if (group.member(clientId).isPresent()) {
            throw Refusal.Invalid.field("client", "group.member-already");
        }
        if (group.members().size() >= MOST_MEMBERS) {
            throw Refusal.Invalid.field("client", "group.full", MOST_MEMBERS);
        }
        closed.mustBeOpen(tx, group.holderId(), from);
        closed.mustBeOpen(tx, clientId, from);
        tx.forClient(clientId)
                .sql("group.join")
                .set("groupId", group.id())
                .set("joinedOn", from)
                .update();
        return find(tx, group.id());
    }

    /// Says which is a member's last day; the holder stays as long as the contract.
    public SharedContract leave(Tx tx, SharedContract group, long clientId, LocalDate last) {
        Member member = group.member(clientId)
                .filter(one -> one.clientId() != group.holderId())
                .orElseThrow(() -> Refusal.Invalid.field("client", "group.not-member"));
        if (last.isBefore(member.joinedOn())) {
            throw Refusal.Invalid.field("until", "group.left-before", member.joinedOn());
        }
        LocalDate first = member.leftOn().filter(last::isAfter).orElse(last).plusDays(1);
        closed.mustBeOpen(tx, group.holderId(), first);
        tx.forClient(clientId)
                .sql("group.leave")
                .set("groupId", group.id())
                .set("leftOn", last)
                .update();
        return find(tx, group.id());
    }

    private static SharedContract shared(Tx tx, Row row) {
        long id = row.id("id");
        long holder = row.id("client_id");
        List<Member> members = tx.sql("group.members").set("groupId", id).list(ClientGroups::member);
        return new SharedContract(
                id,
                row.text("name"),
                holder,
                row.id("contract_id"),
                members.stream()
                        .sorted((one, other) -> Boolean.compare(other.clientId() == holder, one.clientId() == holder))
                        .toList());
    }

    private static Member member(Row row) {
        return new Member(row.id("client_id"), row.date("joined_on"), row.optionalDate("left_on"));
    }
}
