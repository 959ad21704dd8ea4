package fettle.contracts.settle;

import static fettle.contracts.settle.Agreements.contract;
import static fettle.contracts.settle.Agreements.pounds;
import static fettle.contracts.settle.Agreements.weighted;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.CaseTable;
import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.ContractLine.Block;
import fettle.contracts.contract.ContractLine.TimeAndMaterials;
import fettle.contracts.contract.work.BillingIncrement;
import fettle.contracts.contract.work.WorkTerms;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.settle.pool.Balance;
import fettle.contracts.settle.pool.Earnings.Earned;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlockCasesTest {

    static List<CaseTable.Case> cases() {
        return CaseTable.read("billing_blocks.tsv").cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithTheReference(CaseTable.Case row) {
        List<ContractLine> lines = new ArrayList<>();
        LocalDate until = LocalDate.parse(row.text("until"));
        parts(row.text("blocks")).forEach(block -> lines.add(block(block, until)));
        Money rate = pounds(row.whole("overage_rate_minor_h"));
        lines.add(new TimeAndMaterials("over", rate, BillingIncrement.EXACT));
        List<Work> work = new ArrayList<>();
        for (String entry : parts(row.text("entries"))) {
            String[] sides = entry.split(":", -1);
            work.add(weighted("%03d".formatted(work.size()), sides[0], sides[1], "desktop"));
        }

        Settled settled = Settled.settle(
                contract("2020-01-01", lines.toArray(ContractLine[]::new)), work, List.of(), YearMonth.from(until));

        assertThat(uses(settled)).isEqualTo(row.text("use").replaceFirst("^-$", ""));
        assertThat(earned(settled)).isEqualTo(row.text("earned_minor").replaceFirst("^-$", ""));
        assertThat(left(settled, row.text("blocks"))).isEqualTo(row.text("left_min"));
    }

    private static List<String> parts(String text) {
        return text.isEmpty() || text.equals("-") ? List.of() : Arrays.asList(text.split(";", -1));
    }

    /// A block as the table has it, read at the end of `until` though a month is settled as a whole: what expires
    /// later does so 31 days later still, in the same order, and has not lapsed yet.
    private static Block block(String text, LocalDate until) {
        String[] cells = text.split(":", -1);
        return new Block(
                cells[0],
                Minutes.parse(cells[1]),
                pounds(Long.parseLong(cells[2])),
                LocalDate.parse(cells[3]),
                Optional.of(cells[4])
                        .filter(day -> !day.equals("-"))
                        .map(LocalDate::parse)
                        .map(day -> day.isAfter(until) ? day.plusDays(31) : day),
                Optional.empty(),
                WorkTerms.ALL);
    }

    private static String uses(Settled settled) {
        return settled.settlements().stream()
                .map(one -> one.splits().stream()
                        .map(split -> split.line().name() + "=" + split.minutes())
                        .collect(joining("+")))
                .collect(joining(";"));
    }

    private static String earned(Settled settled) {
        Map<YearMonth, Long> months = new TreeMap<>();
        for (Earned earned : settled.earned()) {
            months.merge(earned.month(), earned.amount().minor(), Long::sum);
        }
        return months.entrySet().stream()
                .filter(month -> month.getValue() != 0)
                .map(month -> month.getKey() + "=" + month.getValue())
                .collect(joining(";"));
    }

    private static String left(Settled settled, String blocks) {
        return parts(blocks).stream()
                .map(block -> block.split(":", -1))
                .map(block -> block[0] + "=" + lastLeft(settled, block[0]).orElseGet(() -> Minutes.parse(block[1])))
                .collect(joining(";"));
    }

    /// Nothing for a block that is bought later.
    private static Optional<Minutes> lastLeft(Settled settled, String block) {
        return settled.balances().stream()
                .filter(balance -> balance.line().equals(block))
                .map(Balance.OfMinutes.class::cast)
                .reduce((_, later) -> later)
                .map(Balance.OfMinutes::left);
    }
}
