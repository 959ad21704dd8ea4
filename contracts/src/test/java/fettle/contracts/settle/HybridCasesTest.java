package fettle.contracts.settle;

import static fettle.contracts.settle.Agreements.contract;
import static fettle.contracts.settle.Agreements.pounds;
import static fettle.contracts.settle.Agreements.weighted;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.CaseTable;
import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.ContractLine.Allowance;
import fettle.contracts.contract.ContractLine.Fixed;
import fettle.contracts.contract.ContractLine.Retainer;
import fettle.contracts.contract.ContractLine.TimeAndMaterials;
import fettle.contracts.contract.Period;
import fettle.contracts.contract.Rollover;
import fettle.contracts.contract.work.BillingIncrement;
import fettle.contracts.contract.work.WorkTerms;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HybridCasesTest {

    static List<CaseTable.Case> cases() {
        return CaseTable.read("billing_hybrid.tsv").cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithTheReference(CaseTable.Case row) {
        Money rate = pounds(row.whole("rate_minor_h"));
        List<ContractLine> lines = new ArrayList<>();
        for (String line : row.text("lines").split(";", -1)) {
            if (line.contains(":")) {
                lines.add(line("" + lines.size(), line.split(":", -1), rate));
            }
        }
        lines.add(new TimeAndMaterials("tm", rate, BillingIncrement.EXACT));
        Work work = weighted("1", "2026-03-10", row.text("weighted_min"), row.text("service"));

        Settlement settlement = Settled.settle(
                        contract("2026-03-01", lines.toArray(ContractLine[]::new)),
                        List.of(work),
                        List.of(),
                        YearMonth.of(2026, 3))
                .settlements()
                .getFirst();

        String use = settlement.splits().stream()
                .map(split -> split.line().name() + "=" + split.minutes() + "@"
                        + split.amount().minor())
                .collect(joining(";"));
        assertThat(use).isEqualTo(row.text("use").replaceFirst("^-$", ""));
        assertThat(settlement.charged(rate.currency())).isEqualTo(pounds(row.whole("charged_minor")));
    }

    private static ContractLine line(String name, String[] cells, Money rate) {
        return switch (cells[0]) {
            case "included" -> new Fixed(name, pounds(100_000), Set.of(cells[1].split("\\+", -1)));
            case "pool" ->
                new Allowance(
                        name,
                        pounds(50_000),
                        Minutes.parse(cells[1]),
                        Period.MONTH,
                        Rollover.NONE,
                        true,
                        Optional.empty(),
                        WorkTerms.ALL);
            case "money" -> new Retainer(name, pounds(Long.parseLong(cells[1])), Period.MONTH, rate, WorkTerms.ALL);
            default -> throw new IllegalArgumentException(cells[0]);
        };
    }
}
