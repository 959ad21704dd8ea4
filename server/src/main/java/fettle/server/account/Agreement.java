package fettle.server.account;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.work.BillingIncrement;
import fettle.contracts.contract.work.WorkTerms;
import fettle.contracts.money.Money;
import fettle.server.contract.Contract;
import fettle.server.contract.ContractVersion;
import fettle.server.contract.Line;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A contract with its versions, as the arithmetic of months wants it.
record Agreement(Contract contract, List<ContractVersion> versions) {

    /// Of several agreements, the version that holds on a day: the one that began last.
    static Optional<ContractVersion> on(LocalDate day, List<Agreement> agreements) {
        return agreements.stream()
                .flatMap(agreement -> agreement.on(day).stream())
                .max(comparing(ContractVersion::validFrom)
                        .thenComparing(comparingLong(ContractVersion::id).reversed()));
    }

    /// The contract as priced lines.
    fettle.contracts.contract.Contract priced() {
        List<fettle.contracts.contract.ContractVersion> priced = new ArrayList<>();
        for (ContractVersion version : versions) {
            Optional<LocalDate> until = end(version);
            if (until.map(version.validFrom()::isBefore).orElse(true)) {
                List<ContractLine> lines =
                        version.terms().lines().stream().map(this::priced).toList();
                priced.add(new fettle.contracts.contract.ContractVersion(version.validFrom(), until, lines));
            }
        }
        return new fettle.contracts.contract.Contract(contract.name(), contract.currency(), priced);
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

    private ContractLine priced(Line line) {
        return switch (line) {
            case Line.Fixed fixed ->
                new ContractLine.Fixed(
                        fixed.name(),
                        new Money(fixed.feeMinor(), contract.currency()),
                        fixed.coversAll() ? WorkTerms.ALL : WorkTerms.services(fixed.covered()));
            case Line.TimeAndMaterials hourly ->
                new ContractLine.TimeAndMaterials(
                        hourly.name(),
                        new Money(hourly.rateMinor(), contract.currency()),
                        BillingIncrement.upTo(
                                Duration.ofMinutes(hourly.incrementMinutes()),
                                Duration.ofMinutes(hourly.minimumMinutes())));
        };
    }
}
