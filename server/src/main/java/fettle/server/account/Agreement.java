package fettle.server.account;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.Opening;
import fettle.server.contract.Contract;
import fettle.server.contract.ContractVersion;
import fettle.server.contract.group.SharedContract.Member;
import fettle.server.contract.term.Priced;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A contract with its versions, as the arithmetic of months wants it.
///
/// @param openings what its lines held when it was taken over, where that was not all that they grant
/// @param membership of a client in the group with whom another shares its contract; nothing for a contract of its own
public record Agreement(
        Contract contract, List<ContractVersion> versions, List<Opening> openings, Optional<Member> membership) {

    /// Of several agreements, the version that holds on a day: the one that began last.
    static Optional<ContractVersion> on(LocalDate day, List<Agreement> agreements) {
        return agreements.stream()
                .flatMap(agreement -> agreement.on(day).stream())
                .max(comparing(ContractVersion::validFrom)
                        .thenComparing(comparingLong(ContractVersion::id).reversed()));
    }

    /// Of several agreements, the version that held last in a month: of the client's own, if one did.
    static Optional<ContractVersion> lastIn(YearMonth month, List<Agreement> agreements) {
        List<Agreement> own =
                agreements.stream().filter(one -> one.membership().isEmpty()).toList();
        return lastOf(month, own).or(() -> lastOf(month, agreements));
    }

    private static Optional<ContractVersion> lastOf(YearMonth month, List<Agreement> agreements) {
        return month.atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .flatMap(day -> on(day, agreements).stream())
                .reduce((_, later) -> later);
    }

    /// Whether this is the agreement that prices the work of a day, of several: one without lines promises service
    /// only.
    boolean governs(LocalDate day, List<Agreement> all) {
        List<Agreement> pricing = all.stream()
                .filter(one -> one.on(day)
                        .filter(version -> !version.terms().lines().isEmpty())
                        .isPresent())
                .toList();
        return on(day, pricing.isEmpty() ? all : pricing)
                .filter(version -> version.contractId() == contract.id())
                .isPresent();
    }

    /// The contract as the rules of contracts see it, cut off after its last day.
    public fettle.contracts.contract.Contract priced() {
        return Priced.of(contract, versions, openings);
    }

    /// The same with other lines from a month on; a contract that begins later has them in that month as if it
    /// held.
    fettle.contracts.contract.Contract amended(YearMonth month, List<ContractLine> lines) {
        LocalDate first = month.atDay(1);
        LocalDate begins = contract.startsOn();
        LocalDate from = begins.isAfter(first) && !begins.isAfter(month.atEndOfMonth()) ? begins : first;
        List<fettle.contracts.contract.ContractVersion> versions = new ArrayList<>();
        for (fettle.contracts.contract.ContractVersion version : priced().versions()) {
            if (version.from().isBefore(from)) {
                Optional<LocalDate> until =
                        version.until().filter(from::isAfter).or(() -> Optional.of(from));
                versions.add(new fettle.contracts.contract.ContractVersion(version.from(), until, version.lines()));
            }
        }
        Optional<LocalDate> end =
                contract.endsOn().map(last -> last.plusDays(1)).filter(from::isBefore);
        versions.add(new fettle.contracts.contract.ContractVersion(from, end, lines));
        return new fettle.contracts.contract.Contract(
                        contract.name(), contract.currency(), Optional.empty(), contract.term(), versions)
                .takenOver(openings);
    }

    private Optional<ContractVersion> on(LocalDate day) {
        return versions.stream()
                .filter(_ -> membership.map(one -> one.isInOn(day)).orElse(true))
                .filter(version -> !day.isBefore(version.validFrom()))
                .filter(version ->
                        Priced.end(contract, version).map(day::isBefore).orElse(true))
                .findFirst();
    }
}
