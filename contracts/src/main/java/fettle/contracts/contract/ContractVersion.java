package fettle.contracts.contract;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What a contract says from one day up to, but not including, another.
///
/// @param from the first day
/// @param until the first day on which it no longer holds, nothing while it has no end
/// @param lines in the order in which work uses them up
public record ContractVersion(LocalDate from, Optional<LocalDate> until, List<ContractLine> lines) {

    public ContractVersion {
        lines = List.copyOf(lines);
        if (until.isPresent() && !until.get().isAfter(from)) {
            throw new IllegalArgumentException("A version of a contract ends after " + from + ", its first day.");
        }
    }

    public boolean holdsOn(LocalDate date) {
        return !date.isBefore(from) && until.map(date::isBefore).orElse(true);
    }

    boolean overlaps(ContractVersion later) {
        return until.map(later.from()::isBefore).orElse(true);
    }
}
