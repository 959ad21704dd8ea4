package fettle.server.account;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import fettle.contracts.contract.ContractLine;
import fettle.server.contract.Contract;
import fettle.server.contract.ContractVersion;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A contract with its versions, as the arithmetic of months wants it.
public record Agreement(Contract contract, List<ContractVersion> versions) {

    /// Of several agreements, the version that holds on a day: the one that began last.
    static Optional<ContractVersion> on(LocalDate day, List<Agreement> agreements) {
        return agreements.stream()
                .flatMap(agreement -> agreement.on(day).stream())
                .max(comparing(ContractVersion::validFrom)
                        .thenComparing(comparingLong(ContractVersion::id).reversed()));
    }

    /// Of several agreements, the version that held last in a month.
    static Optional<ContractVersion> lastIn(YearMonth month, List<Agreement> agreements) {
        return month.atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .flatMap(day -> on(day, agreements).stream())
                .reduce((_, later) -> later);
    }

    /// Whether this is the agreement in force on a day, of several.
    boolean governs(LocalDate day, List<Agreement> all) {
        return on(day, all)
                .filter(version -> version.contractId() == contract.id())
                .isPresent();
    }

    /// The contract as the rules of contracts see it, cut off after its last day.
    public fettle.contracts.contract.Contract priced() {
        List<fettle.contracts.contract.ContractVersion> priced = new ArrayList<>();
        for (ContractVersion version : versions) {
            Optional<LocalDate> until = end(version);
            if (until.map(version.validFrom()::isBefore).orElse(true)) {
                priced.add(new fettle.contracts.contract.ContractVersion(
                        version.validFrom(), until, version.terms().lines()));
            }
        }
        return new fettle.contracts.contract.Contract(
                contract.name(), contract.currency(), Optional.empty(), contract.term(), priced);
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
                contract.name(), contract.currency(), Optional.empty(), contract.term(), versions);
    }

    private Optional<ContractVersion> on(LocalDate day) {
        return versions.stream()
                .filter(version -> !day.isBefore(version.validFrom()))
                .filter(version -> end(version).map(day::isBefore).orElse(true))
                .findFirst();
    }

    /// The first day on which a version no longer holds: the next one begins, or the contract has ended.
    private Optional<LocalDate> end(ContractVersion version) {
        Optional<LocalDate> afterLast = contract.endsOn().map(last -> last.plusDays(1));
        return version.validUntil()
                .filter(until -> afterLast.map(until::isBefore).orElse(true))
                .or(() -> afterLast);
    }
}
