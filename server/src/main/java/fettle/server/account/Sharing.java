package fettle.server.account;

import fettle.contracts.settle.LockedMonth;
import fettle.contracts.settle.Settled;
import fettle.contracts.settle.Work;
import fettle.contracts.settle.group.GroupSplit;
import fettle.server.contract.group.SharedContract;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/// What a client's books need to know of a contract that a group shares.
///
/// @param others the work of the other members that falls under it
/// @param locked the months that are closed for the group, with the work of all that was sent with them
record Sharing(SharedContract group, List<Work> others, List<LockedMonth> locked) {

    /// The contract settled with the work of all.
    Settled settle(Agreement agreement, List<Work> own, YearMonth through) {
        List<Work> all = Stream.concat(own.stream(), others.stream()).toList();
        return Settled.settle(agreement.priced(), all, locked, through);
    }

    /// What each member has of it.
    GroupSplit split(Settled whole) {
        return new GroupSplit(
                whole,
                month -> group.during(month).stream()
                        .map(member -> String.valueOf(member.clientId()))
                        .toList());
    }
}
