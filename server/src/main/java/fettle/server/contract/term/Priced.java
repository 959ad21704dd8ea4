package fettle.server.contract.term;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.Opening;
import fettle.contracts.contract.term.Term;
import fettle.server.contract.Contract;
import fettle.server.contract.ContractVersion;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Contracts as the rules of contracts see them, cut off after their last day.
public final class Priced {

    private Priced() {}

    public static fettle.contracts.contract.Contract of(
            Contract contract, List<ContractVersion> versions, List<Opening> openings) {
        return of(contract, contract.term(), versions).takenOver(openings);
    }

    /// The first day on which a version no longer holds: the next one begins, or the contract has ended.
    public static Optional<LocalDate> end(Contract contract, ContractVersion version) {
        Optional<LocalDate> afterLast = contract.endsOn().map(last -> last.plusDays(1));
        return version.validUntil()
                .filter(until -> afterLast.map(until::isBefore).orElse(true))
                .or(() -> afterLast);
    }

    /// Whether another term would leave a month as it is: whether it holds on its days, and at which prices.
    public static boolean isSame(
            Contract contract, List<ContractVersion> versions, Optional<Term> term, YearMonth month) {
        var was = of(contract, contract.term(), versions);
        var would = of(contract, term, versions);
        return month.atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .allMatch(day -> lines(was, day).equals(lines(would, day)));
    }

    private static List<ContractLine> lines(fettle.contracts.contract.Contract priced, LocalDate day) {
        return priced.on(day)
                .map(fettle.contracts.contract.ContractVersion::lines)
                .orElse(List.of());
    }

    private static fettle.contracts.contract.Contract of(
            Contract contract, Optional<Term> term, List<ContractVersion> versions) {
        List<fettle.contracts.contract.ContractVersion> priced = new ArrayList<>();
        for (ContractVersion version : versions) {
            Optional<LocalDate> until = end(contract, version);
            if (until.map(version.validFrom()::isBefore).orElse(true)) {
                priced.add(new fettle.contracts.contract.ContractVersion(
                        version.validFrom(), until, version.terms().lines()));
            }
        }
        return new fettle.contracts.contract.Contract(
                contract.name(), contract.currency(), Optional.empty(), term, priced);
    }
}
