package fettle.server.contract.group;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/// A group of clients and the contract that they share.
///
/// @param holderId the client whose contract it is, and who gets its bill
/// @param members the holder first, then in the order in which they joined
public record SharedContract(long id, String name, long holderId, long contractId, List<Member> members) {

    public SharedContract {
        members = List.copyOf(members);
    }

    /// A client of the group, on days of its own zone.
    ///
    /// @param leftOn the last day; nothing while it stays
    public record Member(long clientId, LocalDate joinedOn, Optional<LocalDate> leftOn) {

        /// Whether its work of a day falls under the contract.
        public boolean isInOn(LocalDate day) {
            return !day.isBefore(joinedOn) && !leftOn.map(day::isAfter).orElse(false);
        }

        boolean isInDuring(YearMonth month) {
            return !joinedOn.isAfter(month.atEndOfMonth())
                    && !leftOn.map(month.atDay(1)::isAfter).orElse(false);
        }
    }

    /// A client's place in the group; nothing for others.
    public Optional<Member> member(long clientId) {
        return members.stream().filter(one -> one.clientId() == clientId).findFirst();
    }

    /// Those who are in the group on some day of a month.
    public List<Member> during(YearMonth month) {
        return members.stream().filter(one -> one.isInDuring(month)).toList();
    }
}
