package fettle.contracts.contract;

import fettle.contracts.contract.term.Term;
import fettle.contracts.words.Refused;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a contract says from one day up to, but not including, another.
///
/// @param from the first day
/// @param until the first day on which it no longer holds, nothing while it has no end
/// @param lines in the order in which work uses them up
public record ContractVersion(LocalDate from, Optional<LocalDate> until, List<ContractLine> lines) {

    /// @throws Refused when it ends before it begins, or two lines that hold a balance have one name
    public ContractVersion {
        lines = List.copyOf(lines);
        if (until.isPresent() && !until.get().isAfter(from)) {
            throw Refused.because("contracts.contract.version-ends-early", from, until.get());
        }
        Set<String> names = new HashSet<>();
        for (ContractLine line : lines) {
            if (holdsBalance(line) && !names.add(line.name())) {
                throw Refused.because("contracts.contract.two-lines", line.name());
            }
        }
    }

    /// Whether the version holds on a day: its first day is in, its end is not (DOMAIN 3.1).
    public boolean holdsOn(LocalDate date) {
        return !date.isBefore(from) && until.map(date::isBefore).orElse(true);
    }

    boolean overlaps(ContractVersion later) {
        return until.map(later.from()::isBefore).orElse(true);
    }

    /// The part of it before a day, nothing when it begins no earlier.
    Optional<ContractVersion> within(Optional<LocalDate> before) {
        if (before.isEmpty() || until.map(end -> !end.isAfter(before.get())).orElse(false)) {
            return Optional.of(this);
        }
        return from.isBefore(before.get()) ? Optional.of(new ContractVersion(from, before, lines)) : Optional.empty();
    }

    /// The part of it in a term, with fees raised so many times.
    ContractVersion raised(Term term, int newTerms, LocalDate first, LocalDate next) {
        LocalDate end = until.filter(next::isAfter).orElse(next);
        List<ContractLine> raised =
                lines.stream().map(line -> raised(line, term, newTerms)).toList();
        return new ContractVersion(first, Optional.of(end), raised);
    }

    private static ContractLine raised(ContractLine line, Term term, int newTerms) {
        return switch (line) {
            case ContractLine.Fixed fixed ->
                new ContractLine.Fixed(fixed.name(), term.price(fixed.monthlyFee(), newTerms), fixed.terms());
            case ContractLine.Seats seats ->
                new ContractLine.Seats(
                        seats.name(),
                        seats.seat(),
                        seats.seatPrice().priced(price -> term.price(price, newTerms)),
                        seats.quantity(),
                        seats.terms());
            case ContractLine.Allowance allowance -> allowance.priced(term.price(allowance.fee(), newTerms));
            case ContractLine.Retainer _,
                    ContractLine.Block _,
                    ContractLine.TimeAndMaterials _,
                    ContractLine.PerIncident _,
                    ContractLine.OneOff _,
                    ContractLine.CostOnly _ -> line;
        };
    }

    private static boolean holdsBalance(ContractLine line) {
        return switch (line) {
            case ContractLine.Allowance _, ContractLine.Block _, ContractLine.Retainer _, ContractLine.PerIncident _ ->
                true;
            case ContractLine.Fixed _,
                    ContractLine.Seats _,
                    ContractLine.TimeAndMaterials _,
                    ContractLine.OneOff _,
                    ContractLine.CostOnly _ -> false;
        };
    }
}
