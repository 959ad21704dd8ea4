package fettle.server.contract;

import fettle.contracts.sla.SlaPolicy;
import java.time.LocalDate;
import java.util.Optional;

/// The terms of a contract from a day (included) to a day (excluded).
///
/// @param validUntil nothing until further notice
/// @param policy the terms' clocks, ready to evaluate
public record ContractVersion(
        long id,
        long contractId,
        long clientId,
        LocalDate validFrom,
        Optional<LocalDate> validUntil,
        Terms terms,
        SlaPolicy policy) {

    public boolean isInForceOn(LocalDate day) {
        return !day.isBefore(validFrom) && validUntil.map(day::isBefore).orElse(true);
    }
}
