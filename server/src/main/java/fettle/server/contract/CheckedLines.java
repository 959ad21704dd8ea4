package fettle.server.contract;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.ContractLine.Working;
import fettle.contracts.contract.work.CoverRule;
import fettle.contracts.words.Refused;
import fettle.web.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What can be wrong with the lines of a version as a whole, told at the field.
final class CheckedLines {

    private static final int MOST_LINES = 100;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_LIST = 2_000;

    private CheckedLines() {}

    /// @throws Refusal.Invalid when the lines of a version can't stand together, or can't be kept
    static void check(Contract contract, LocalDate from, Optional<LocalDate> until, Terms terms) {
        List<ContractLine> lines = terms.lines();
        if (terms.caseAmounts().each().values().stream()
                .anyMatch(amount -> !amount.currency().equals(contract.currency()))) {
            throw Refusal.Invalid.field("creditEach", "contract.credit-positive");
        }
        if (lines.size() > MOST_LINES) {
            throw Refusal.Invalid.field("lines", "contract.lines-too-many", MOST_LINES);
        }
        lines.forEach(CheckedLines::check);
        try {
            var version = new fettle.contracts.contract.ContractVersion(from, until, lines);
            new fettle.contracts.contract.Contract(contract.name(), contract.currency(), List.of(version));
        } catch (Refused refused) {
            throw Refusal.Invalid.field("lines", refused.sentence());
        }
    }

    private static void check(ContractLine line) {
        if (line.name().isBlank() || line.name().length() > LONGEST_NAME) {
            throw Refusal.Invalid.field("lines", "contract.line-name", line.name());
        }
        if (line instanceof Working working) {
            working.terms().cover().rules().forEach(rule -> check(line, rule));
        }
    }

    private static void check(ContractLine line, CoverRule rule) {
        for (Set<String> names : List.of(rule.services(), rule.kinds(), rule.people())) {
            if (String.join("\n", names).length() > LONGEST_LIST) {
                throw Refusal.Invalid.field("lines", "contract.list-too-long", line.name());
            }
        }
    }
}
